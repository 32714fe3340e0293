/**
 * n8n answers an execution's data as "flatted" text: a JSON array of all the objects and strings
 * in it, where every string inside an object is the position of the real value in that array.
 */
export function unflatten(text: string): unknown {
	const flat = JSON.parse(text) as unknown[];
	const built = new Map<number, unknown>();

	const valueAt = (position: number): unknown => {
		if (built.has(position)) return built.get(position);
		const flatValue = flat[position];
		if (typeof flatValue !== 'object' || flatValue === null) return flatValue;

		const target: Record<string, unknown> | unknown[] = Array.isArray(flatValue) ? [] : {};
		// known before it is filled, since it may contain itself
		built.set(position, target);
		for (const [key, value] of Object.entries(flatValue)) {
			Object.assign(target, { [key]: typeof value === 'string' ? valueAt(Number(value)) : value });
		}
		return target;
	};
	return valueAt(0);
}
