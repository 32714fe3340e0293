import { world } from './world';

/** Checks of all cases together, so these come last. */
export function closingCases(): void {
	it('Kit received only documented requests', () => {
		expect(world().sandbox.refused).toEqual([]);
	});

	it('no other host was called', () => {
		expect(world().proxy.elsewhere).toEqual([]);
	});
}
