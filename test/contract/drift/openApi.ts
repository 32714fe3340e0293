import { z } from 'zod';

import type { Operation } from '../operations';

/** An operation in an OpenAPI description. */
export type Described = Omit<Operation, 'answer'>;

interface Schema {
	$ref?: string;
	type?: string | string[];
	nullable?: boolean;
	properties?: Record<string, Schema>;
	items?: Schema;
	allOf?: Schema[];
	anyOf?: Schema[];
	oneOf?: Schema[];
}

const schema: z.ZodType<Schema> = z.lazy(() =>
	z.object({
		$ref: z.string().optional(),
		type: z.union([z.string(), z.array(z.string())]).optional(),
		nullable: z.boolean().optional(),
		properties: z.record(schema).optional(),
		items: schema.optional(),
		allOf: z.array(schema).optional(),
		anyOf: z.array(schema).optional(),
		oneOf: z.array(schema).optional(),
	}),
);

const parameters = z.array(z.object({ name: z.string(), in: z.string() })).optional();

const security = z.array(z.record(z.unknown())).optional();

const operation = z.object({
	parameters,
	security,
	requestBody: z.object({ content: z.record(z.object({ schema: schema.optional() })) }).optional(),
});

const description = z.object({
	openapi: z.string(),
	paths: z.record(
		z.object({
			parameters,
			get: operation.optional(),
			post: operation.optional(),
			put: operation.optional(),
			patch: operation.optional(),
			delete: operation.optional(),
		}),
	),
	components: z.object({ schemas: z.record(schema).optional() }).optional(),
});

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const PAGING = ['after', 'before', 'per_page', 'include_total_count'];

/**
 * Reads the operations of an OpenAPI 3 description.
 *
 * @throws if `document` is not one
 */
export function operationsOf(document: unknown): Described[] {
	const parsed = description.safeParse(document);
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		throw new Error(`It is no OpenAPI 3 description (${issue?.path.join('.')}: ${issue?.message})`);
	}
	const { paths, components } = parsed.data;
	const schemas = components?.schemas ?? {};
	return Object.entries(paths).flatMap(([path, item]) =>
		METHODS.flatMap((method) => {
			const described = item[method];
			if (!described) return [];
			const query = [...(item.parameters ?? []), ...(described.parameters ?? [])]
				.filter((parameter) => parameter.in === 'query')
				.map(({ name }) => name);
			const bodies = Object.values(described.requestBody?.content ?? {});
			const accepted = (described.security ?? []).flatMap(Object.keys);
			const paged = query.includes('after');
			return {
				request: `${method.toUpperCase()} ${path}`,
				...(accepted.length > 0 && !accepted.includes('API Key') ? { oAuthOnly: true } : {}),
				...(paged ? { paged } : {}),
				query: query.filter((name) => !paged || !PAGING.includes(name)),
				body: [...new Set(bodies.flatMap((body) => keysOf(body.schema ?? {}, '', schemas)))],
			};
		}),
	);
}

/** The keys of a body in the contract's format, without a type if none is declared. */
function keysOf(
	{ $ref, ...own }: Schema,
	name: string,
	schemas: Record<string, Schema>,
	within: string[] = [],
): string[] {
	if ($ref !== undefined) {
		const target = $ref.replace('#/components/schemas/', '');
		// A schema that contains itself.
		if (within.includes(target)) return [name];
		return keysOf(schemas[target] ?? {}, name, schemas, [...within, target]);
	}
	const inner = (schema: Schema, key = name) => keysOf(schema, key, schemas, within);
	const { properties, items, type, nullable, allOf = [], anyOf = [], oneOf = [] } = own;
	const variants = [...allOf, ...anyOf, ...oneOf];
	const types = [type ?? []].flat();
	const keys = variants.flatMap((variant) => inner(variant));
	if (items || types.includes('array')) keys.push(...inner(items ?? {}, `${name}[]`));
	// Custom fields are a free-form map: the keys in the description are those of Kit's own test
	// account.
	const isMap = /\bfields$/.test(name) && types.includes('object');
	if (properties && !isMap) {
		for (const [key, value] of Object.entries(properties)) {
			keys.push(...inner(value, name === '' ? key : `${name}.${key}`));
		}
	}
	if (keys.length > 0 || name === '') return keys;
	const simple = types.map((one) => (one === 'integer' ? 'number' : one));
	if (nullable && simple.length > 0) simple.push('null');
	return [simple.length === 0 ? name : `${name}: ${simple.join(' | ')}`];
}
