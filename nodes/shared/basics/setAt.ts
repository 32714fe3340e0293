import type { IDataObject } from 'n8n-workflow';

import { isRecord } from './isRecord';

/**
 * Sets a value in place, creating the missing objects along its path.
 *
 * @param path keys joined by dots
 */
export function setAt(target: IDataObject, path: string, value: unknown): void {
	const keys = path.split('.');
	const last = keys.pop() ?? path;
	let inner = target;
	for (const key of keys) {
		const next = inner[key];
		const object = isRecord(next) ? next : {};
		inner[key] = object;
		inner = object;
	}
	Object.assign(inner, { [last]: value });
}
