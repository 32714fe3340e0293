/**
 * n8n returns an execution's data in the "flatted" format: a JSON array of all objects and strings,
 * in which every string within an object is the index of the actual value.
 */
export function unflatten(text: string): unknown {
	const flat = JSON.parse(text) as unknown[];
	const built = new Map<number, unknown>();

	const valueAt = (position: number): unknown => {
		if (built.has(position)) return built.get(position);
		const flatValue = flat[position];
		if (typeof flatValue !== 'object' || flatValue === null) return flatValue;

		const target: Record<string, unknown> | unknown[] = Array.isArray(flatValue) ? [] : {};
		// registered before it is filled, because it may contain itself
		built.set(position, target);
		for (const [key, value] of Object.entries(flatValue)) {
			Object.assign(target, { [key]: typeof value === 'string' ? valueAt(Number(value)) : value });
		}
		return target;
	};
	return valueAt(0);
}
