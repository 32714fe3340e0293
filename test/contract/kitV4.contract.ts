// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads what the other tests sent
import { readFileSync } from 'node:fs';

import type { INodePropertyOptions } from 'n8n-workflow';

import { Kit } from '../../nodes/Kit/Kit.node';
import { TRAFFIC_FILE, type Traffic } from '../engine/traffic';
import { operations, type Operation } from './operations';
import { missingIn, schemaOf, type OutputSchema } from './outputSchema';
import { recordedOutputs, schemaPath } from './recordedOutputs';

const { properties } = new Kit().description;

const traffic = readFileSync(TRAFFIC_FILE, 'utf8')
	.trim()
	.split('\n')
	.map((line): Traffic => JSON.parse(line));

const patterns = operations
	.map((operation) => ({
		operation,
		pattern: new RegExp(`^${operation.request.replace(/\{\w+\}/g, '[^/ ]+')}$`),
		placeholders: operation.request.split('{').length,
	}))
	// `/broadcasts/stats` is also a `/broadcasts/{id}`.
	.sort((a, b) => a.placeholders - b.placeholders);

function documented({ method, path }: Traffic): Operation | undefined {
	return patterns.find(({ pattern }) => pattern.test(`${method} ${path}`))?.operation;
}

/** Anything may be called by hand, and n8n itself renews tokens. */
const ofOperations = traffic.filter(
	({ operation, path }) =>
		!operation.startsWith('customApiCall.') && !path.startsWith('/v4/oauth/'),
);

const sentFor = (operation: Operation) =>
	ofOperations.filter((request) => documented(request) === operation);

const offered = optionsOf('resource').flatMap((resource) =>
	optionsOf('operation', resource).map((operation) => `${resource}.${operation}`),
);

function optionsOf(parameter: string, resource?: string): string[] {
	const property = properties.find(
		({ name, displayOptions }) =>
			name === parameter &&
			(resource === undefined || displayOptions?.show?.resource?.includes(resource)),
	);
	return (property?.options ?? [])
		.filter((option): option is INodePropertyOptions => 'value' in option)
		.map(({ value }) => String(value));
}

/** `email: string | null` allows `email: null`. */
function allows(declared: string[], sent: string): boolean {
	const [name, type = ''] = sent.split(': ');
	return declared.some((declaration) => {
		const [declaredName, types = ''] = declaration.split(': ');
		return declaredName === name && types.split(' | ').includes(type);
	});
}

const nameOf = (declaration: string) => declaration.split(': ')[0] ?? '';

describe('Kit’s API V4', () => {
	it('has 85 operations', () => {
		expect(new Set(operations.map(({ request }) => request)).size).toBe(85);
	});

	it('is asked for nothing that it does not document', () => {
		const unknown = ofOperations.filter((request) => !documented(request));
		expect(unknown).toEqual([]);
	});

	describe.each(operations)('$request', (operation) => {
		const requests = sentFor(operation);

		it('is offered by the node', () => {
			expect(requests.map((request) => request.operation)).not.toEqual([]);
		});

		it('has a case that succeeds and one that Kit refuses', () => {
			const kinds = new Set(requests.map(({ status }) => Math.floor(status / 100)));
			expect([...kinds]).toEqual(expect.arrayContaining([2, 4]));
		});

		it('gets every parameter that is documented', () => {
			const names = new Set(requests.flatMap(({ query, body }) => [...query, ...body.map(nameOf)]));
			const wanted = [...(operation.query ?? []), ...(operation.body ?? []).map(nameOf)];
			expect([...names]).toEqual(expect.arrayContaining(wanted));
		});

		it('gets no parameter that is not documented, and each in its type', () => {
			const paging = operation.paged ? ['after', 'per_page'] : [];
			const query = [...(operation.query ?? []), ...paging];
			const wrong = requests.flatMap((request) => [
				...request.query.filter((name) => !query.includes(name)),
				...request.body.filter((sent) => !allows(operation.body ?? [], sent)),
			]);
			expect([...new Set(wrong)]).toEqual([]);
		});
	});
});

describe('The Kit node', () => {
	const succeeded = new Set(
		ofOperations.filter(({ status }) => status < 300).map(({ operation }) => operation),
	);

	it.each(offered.filter((operation) => !operation.startsWith('customApiCall.')))(
		'has a case of %s that Kit accepts',
		(operation) => {
			expect([...succeeded]).toContain(operation);
		},
	);

	const outputs = recordedOutputs();

	it.each(offered.filter((operation) => !operation.startsWith('customApiCall.')))(
		'shows the fields of %s before its first run (npm run schemas writes them)',
		(operation) => {
			const schema: OutputSchema = JSON.parse(readFileSync(schemaPath(operation), 'utf8'));
			expect(missingIn(schema, schemaOf(outputs.get(operation) ?? []))).toEqual([]);
		},
	);
});
