import { isRecord } from './isRecord';

/**
 * @param path keys joined by dots
 * @returns undefined if the path does not exist
 */
export function valueAt(value: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce((inner: unknown, key) => (isRecord(inner) ? inner[key] : undefined), value);
}
