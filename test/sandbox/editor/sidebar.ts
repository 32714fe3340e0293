import { fieldsOf, type Field, type Settings, type Value } from './settings';

/** The values that the creator has set, by setting name. */
export type Values = ReadonlyMap<string, Value>;

/** The initial values, before the creator changes anything. */
export function defaultsOf(settings: Settings): Map<string, Value> {
	const values = new Map<string, Value>();
	for (const field of fieldsOf(settings)) {
		if (field.type === 'toggle') values.set(field.name, field.default ?? false);
		else if ('default' in field && field.default !== undefined)
			values.set(field.name, field.default);
	}
	return values;
}

/** The visible settings: those whose dependencies, and their group's, are met. */
export function shownFields(settings: Settings, values: Values): Field[] {
	const owners = new Map<string, Settings[number]>();
	for (const each of settings) {
		for (const { name } of each.type === 'group' ? each.settings : [each]) owners.set(name, each);
	}
	const all = fieldsOf(settings);

	const isShown = (field: Field, asking: ReadonlySet<string>): boolean => {
		// settings that depend on each other are never visible
		if (asking.has(field.name)) return false;
		const chain = new Set([...asking, field.name]);
		const owner = owners.get(field.name);
		const dependencies = [
			...(field.dependencies ?? []),
			...(owner?.type === 'group' ? (owner.dependencies ?? []) : []),
		];
		return dependencies.every((one) => {
			const { field: name, value: wanted } =
				typeof one === 'string' ? { field: one, value: undefined } : one;
			const other = all.find((candidate) => candidate.name === name);
			const value = other && isShown(other, chain) ? values.get(name) : undefined;
			if (wanted === undefined) return hasValue(value);
			return wanted === null ? !hasValue(value) : value === wanted;
		});
	};
	return all.filter((field) => isShown(field, new Set()));
}

/** The visible required settings that are not set yet. */
export function missingFields(settings: Settings, values: Values): Field[] {
	return shownFields(settings, values).filter(
		// a toggle that is off counts as set
		(field) =>
			field.required === true && field.type !== 'toggle' && !hasValue(values.get(field.name)),
	);
}

/** Whether another setting depends on this one. */
export function hasValue(value: Value | undefined): boolean {
	return value !== undefined && value !== '' && value !== false && !isEmptyList(value);
}

function isEmptyList(value: Value): boolean {
	return Array.isArray(value) && value.length === 0;
}

/**
 * Whether a creator can set this value in Kit's editor.
 *
 * @throws Error with a message that names the setting if not
 */
export function checkValue(field: Field, value: Value, offered: readonly string[]): void {
	const refuse = (what: string) => {
		throw new Error(`A creator cannot set this value: "${field.name}" must be ${what}.`);
	};
	const isOption = (one: unknown) => typeof one === 'string' && offered.includes(one);
	switch (field.type) {
		case 'toggle':
			if (typeof value !== 'boolean') refuse('true or false');
			break;
		case 'slider':
			if (typeof value !== 'number' || value < field.min || value > field.max) {
				refuse(`a number from ${field.min} to ${field.max}`);
			}
			break;
		case 'numericalInput': {
			const number = typeof value === 'string' ? Number(value) : Number.NaN;
			const inRange = number >= (field.min ?? -Infinity) && number <= (field.max ?? Infinity);
			if (!inRange) refuse('a number as a string, within its range');
			break;
		}
		case 'fontFamily':
			if (typeof value !== 'object' || Array.isArray(value)) refuse('a font');
			break;
		case 'date':
			if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)) {
				refuse('a UTC timestamp such as 2024-10-03T07:00:00.000Z');
			}
			break;
		case 'search':
			if (field.multiselect === true) {
				if (!Array.isArray(value) || !value.every(isOption)) refuse('a list of available options');
			} else if (!isOption(value)) refuse('an available option');
			break;
		case 'select':
		case 'radioGroup':
		case 'dynamicSelect':
			if (!isOption(value)) refuse('an available option');
			break;
		case 'textarea':
			if (typeof value !== 'string' || value.length > (field.max_length ?? Infinity)) {
				refuse('text within the maximum length');
			}
			break;
		default:
			if (typeof value !== 'string') refuse('text');
	}
}
