import type { Store } from './store';
export function seedBelievable(store: Store): void {
	void store;
}
