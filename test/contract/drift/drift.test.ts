import type { Operation } from '../operations';
import { differences } from './compare';
import { operationsOf } from './openApi';
import { reportOf } from './report';

/** A small API in the format of Kit's description. */
const description = () => ({
	openapi: '3.0.3',
	paths: {
		'/v4/tags': {
			get: {
				security: [{ 'API Key': [] }, { OAuth2: [] }],
				parameters: [
					{ name: 'after', in: 'query' },
					{ name: 'per_page', in: 'query' },
					{ name: 'include', in: 'query' },
				],
			},
			post: {
				security: [{ 'API Key': [] }, { OAuth2: [] }],
				parameters: [],
				requestBody: {
					content: {
						'application/json': {
							schema: {
								type: 'object',
								properties: {
									name: { type: 'string' },
									position: { type: 'integer', nullable: true },
									owner: { nullable: true },
									fields: { type: 'object', properties: { company: { type: 'string' } } },
									rules: { type: 'array', items: { $ref: '#/components/schemas/Rule' } },
								},
							},
						},
					},
				},
			},
		},
		'/v4/tags/{id}': {
			parameters: [{ name: 'id', in: 'path' }],
			delete: { security: [{ OAuth2: [] }] },
		},
	},
	components: {
		schemas: {
			Rule: {
				oneOf: [
					{ type: 'object', properties: { type: { type: 'string' } } },
					{
						type: 'object',
						properties: { all: { type: 'array', items: { $ref: '#/components/schemas/Rule' } } },
					},
				],
			},
		},
	},
});

const contract = (): Operation[] => [
	{ request: 'GET /v4/tags', paged: true, query: ['include'], answer: 'tags' },
	{
		request: 'POST /v4/tags',
		body: [
			'name: string',
			'position: number | null',
			'owner: string',
			'fields: object',
			'rules[].type: string',
			'rules[].all[]: object',
		],
		answer: 'tag',
	},
	{ request: 'DELETE /v4/tags/{tag_id}', oAuthOnly: true, answer: 'nothing' },
];

const drift = (change: (described: ReturnType<typeof description>) => void) => {
	const described = description();
	change(described);
	return differences(contract(), operationsOf(described));
};

describe('Kit’s description and the contract', () => {
	it('match if every operation and parameter is in both', () => {
		expect(drift(() => {})).toEqual([]);
	});

	it('differ if an operation is new', () => {
		const merge = { '/v4/tags/{id}/merge': { post: {} } };
		expect(drift(({ paths }) => Object.assign(paths, merge))).toContain(
			'New operation: POST /v4/tags/{id}/merge',
		);
	});

	it('differ if an operation was removed', () => {
		const change = ({ paths }: { paths: object }) => Reflect.deleteProperty(paths, '/v4/tags/{id}');
		expect(drift(change)).toContain('Operation gone: DELETE /v4/tags/{tag_id}');
	});

	it('differ if a parameter is new, removed or has another type', () => {
		const lines = drift(({ paths }) => {
			paths['/v4/tags'].get.parameters = [
				{ name: 'after', in: 'query' },
				{ name: 'sort', in: 'query' },
			];
			const { schema } = paths['/v4/tags'].post.requestBody.content['application/json'];
			schema.properties.name.type = 'integer';
			Object.assign(schema.properties, { color: { type: 'string' } });
			Reflect.deleteProperty(schema.properties, 'position');
		});
		expect(lines).toEqual([
			'GET /v4/tags: new query parameter sort',
			'GET /v4/tags: query parameter include was removed',
			'POST /v4/tags: body parameter name is now number, was string',
			'POST /v4/tags: new body parameter color: string',
			'POST /v4/tags: body parameter position was removed',
		]);
	});

	it('differ if pagination or credentials change', () => {
		const lines = drift(({ paths }) => {
			paths['/v4/tags'].get.parameters = [{ name: 'include', in: 'query' }];
			paths['/v4/tags'].post.security = [];
			Object.assign(paths['/v4/tags/{id}'].delete, { security: [{ 'API Key': [] }] });
		});
		expect(lines).toEqual([
			'GET /v4/tags: is no longer paged',
			'DELETE /v4/tags/{tag_id}: now accepts an API key',
		]);
	});

	it('resolves variants and references, once if a schema contains itself', () => {
		const [, post] = operationsOf(description());
		expect(post?.body).toEqual([
			'name: string',
			'position: number | null',
			'owner',
			'fields: object',
			'rules[].type: string',
			'rules[].all[]',
		]);
	});

	it('is rejected if it is not an OpenAPI description', () => {
		expect(() => operationsOf({ message: 'Not Found' })).toThrow(
			'It is no OpenAPI 3 description (openapi: Required)',
		);
	});
});

describe('The report', () => {
	it('is empty if every difference is known', () => {
		expect(reportOf(['a', 'b'], ['b', 'a'])).toBeUndefined();
	});

	it('lists unknown differences, and known ones that no longer exist', () => {
		expect(reportOf(['New operation: GET /v4/a'], ['Operation gone: GET /v4/b'])).toBe(
			"## New, removed or changed in Kit's description\n\n- New operation: GET /v4/a\n\n" +
				'## No longer different: remove these from test/contract/drift/knownDifferences.ts\n\n' +
				'- Operation gone: GET /v4/b\n',
		);
	});
});
