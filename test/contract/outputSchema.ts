import { createCompoundSchema, type Schema } from 'genson-js';
import type { IDataObject } from 'n8n-workflow';

/** What n8n shows of an output before the first run: keys and types, never values. */
export interface OutputSchema {
	type?: string | string[];
	properties?: Record<string, OutputSchema>;
	items?: OutputSchema;
	version?: number;
}

/** The schema of items that an operation returned, independent of the order of the tests. */
export function schemaOf(items: IDataObject[]): OutputSchema {
	return { ...simplify(createCompoundSchema(items)), version: 1 };
}

function simplify({ type, properties, items }: Schema, name?: string): OutputSchema {
	const types = type === undefined ? [] : [type].flat().sort();
	const schema: OutputSchema = {};
	if (types.length > 0) schema.type = types.length === 1 ? types[0] : types;
	// Custom fields are a free-form map with the account's own keys.
	if (properties && name !== 'fields') {
		const keys = Object.keys(properties).sort();
		schema.properties = Object.fromEntries(
			keys.map((key) => [key, simplify(properties[key] ?? {}, key)]),
		);
	}
	if (items) schema.items = simplify(items);
	return schema;
}

/** Keys of `items` that are missing from `schema`, as dotted paths. */
export function missingIn(schema: OutputSchema, items: OutputSchema, path = ''): string[] {
	const inner = Object.entries(items.properties ?? {}).flatMap(([key, value]) => {
		const known = schema.properties?.[key];
		const here = path === '' ? key : `${path}.${key}`;
		return known ? missingIn(known, value, here) : [here];
	});
	return items.items
		? [
				...inner,
				...(schema.items ? missingIn(schema.items, items.items, `${path}[]`) : [`${path}[]`]),
			]
		: inner;
}
