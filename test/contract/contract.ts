// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the output schemas
import { readFileSync } from 'node:fs';

import type { INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { readRecords } from '../engine/records';
import type { Comparison, Traffic } from '../engine/traffic';
import { missingIn, schemaOf, type OutputSchema } from './outputSchema';
import { recordedOutputs, schemaPath } from './recordedOutputs';

/** An operation of one of Kit's APIs as its documents describe it. */
interface Documented {
	/** Method and path. */
	request: string;
	/** A list that is read in pages. */
	paged?: true;
	query?: string[];
	/** Keys of the JSON body with their types; `[]` stands for the entries of a list. */
	body?: string[];
}

interface Contract {
	description: INodeTypeDescription;
	/** The name of the API. */
	api: string;
	operations: Documented[];
	/** How many there are. */
	count: number;
	/** The query parameters that lists are paged with. */
	paging: string[];
	/** The values of operations that may send anything. */
	free?: string[];
}

/** Holds what the tests of a node sent, and what it gave, against the documents of its API. */
export function describeContract(contract: Contract): void {
	const { description, operations, paging, free = [] } = contract;
	const { name: node, displayName } = description;

	const traffic = readRecords<Traffic>('traffic')
		// n8n itself renews tokens.
		.filter((request) => request.node === node && !request.path.startsWith('/v4/oauth/'))
		.filter(({ operation }) => !free.includes(operation));

	const documented = finder(operations);
	const sentFor = (operation: Documented) =>
		traffic.filter((request) => documented(request) === operation);

	describe(contract.api, () => {
		it(`has ${contract.count} operations`, () => {
			expect(new Set(operations.map(({ request }) => request)).size).toBe(contract.count);
		});

		it('is asked for nothing that it does not document', () => {
			const unknown = traffic.filter((request) => !documented(request));
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
				const names = new Set(
					requests.flatMap(({ query, body }) => [...query, ...body.map(nameOf)]),
				);
				const wanted = [...(operation.query ?? []), ...(operation.body ?? []).map(nameOf)];
				expect([...names]).toEqual(expect.arrayContaining(wanted));
			});

			it('gets no parameter that is not documented, and each in its type', () => {
				const query = [...(operation.query ?? []), ...(operation.paged ? paging : [])];
				const wrong = requests.flatMap((request) => [
					...request.query.filter((name) => !query.includes(name)),
					...request.body.filter((sent) => !allows(operation.body ?? [], sent)),
				]);
				expect([...new Set(wrong)]).toEqual([]);
			});
		});
	});

	describe(`The node ${displayName}`, () => {
		const offered = offeredBy(description).filter((operation) => !free.includes(operation));
		const succeeded = new Set(
			traffic.filter(({ status }) => status < 300).map(({ operation }) => operation),
		);

		it.each(offered)('has a case of %s that Kit accepts', (operation) => {
			expect([...succeeded]).toContain(operation);
		});

		const compared = new Set(
			readRecords<Comparison>('comparisons')
				.filter((comparison) => comparison.node === node)
				.map(({ operation }) => operation),
		);

		it.each(offeredBy(description))(
			'sends and gives the same for %s in n8n’s routing engine',
			(operation) => {
				expect([...compared]).toContain(operation);
			},
		);

		const outputs = recordedOutputs(node);

		it.each(offered)(
			'shows the fields of %s before its first run (npm run schemas writes them)',
			(operation) => {
				const items = outputs.get(operation);
				if (!items?.length)
					throw new Error(`Nothing recorded for ${operation}: run its tests first`);
				const schema: OutputSchema = JSON.parse(readFileSync(schemaPath(node, operation), 'utf8'));
				expect(missingIn(schema, schemaOf(items))).toEqual([]);
			},
		);
	});
}

function finder(operations: Documented[]): (request: Traffic) => Documented | undefined {
	const patterns = operations
		.map((operation) => ({
			operation,
			pattern: new RegExp(`^${operation.request.replace(/\{\w+\}/g, '[^/ ]+')}$`),
			placeholders: operation.request.split('{').length,
		}))
		// `/broadcasts/stats` is also a `/broadcasts/{id}`.
		.sort((a, b) => a.placeholders - b.placeholders);
	return ({ method, path }) =>
		patterns.find(({ pattern }) => pattern.test(`${method} ${path}`))?.operation;
}

/** The node's operations, for instance `tag.create`. */
function offeredBy({ properties }: INodeTypeDescription): string[] {
	const optionsOf = (parameter: string, resource?: string): string[] => {
		const property = properties.find(
			({ name, displayOptions }) =>
				name === parameter &&
				(resource === undefined || displayOptions?.show?.resource?.includes(resource)),
		);
		return (property?.options ?? [])
			.filter((option): option is INodePropertyOptions => 'value' in option)
			.map(({ value }) => String(value));
	};
	return optionsOf('resource').flatMap((resource) =>
		optionsOf('operation', resource).map((operation) => `${resource}.${operation}`),
	);
}

/** `email: string | null` allows `email: null`. */
function allows(declared: string[], sent: string): boolean {
	const [name, type = ''] = sent.split(': ');
	return declared.some((declaration) => {
		const [declaredName, types = ''] = declaration.split(': ');
		return declaredName === name && types.split(' | ').includes(type);
	});
}

function nameOf(declaration: string): string {
	return declaration.split(': ')[0] ?? '';
}
