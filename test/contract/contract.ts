// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the output schemas
import { existsSync, readFileSync } from 'node:fs';

import type { INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { readRecords } from '../engine/records';
import type { Comparison, Traffic } from '../engine/traffic';
import { missingIn, schemaOf, type OutputSchema } from './outputSchema';
import { recordedOutputs, schemaPath } from './recordedOutputs';

/** An operation of one of Kit's APIs, as documented. */
interface Documented {
	/** Method and path. */
	request: string;
	/** Whether it is a paginated list. */
	paged?: true;
	query?: string[];
	/** Keys of the JSON body with their types; `[]` stands for the entries of an array. */
	body?: string[];
}

interface Contract {
	description: INodeTypeDescription;
	/** The name of the API. */
	api: string;
	operations: Documented[];
	/** The pagination parameters of lists. */
	paging: string[];
	/** The operations that may send anything. */
	free?: string[];
}

/** Checks the requests and the output of a node's tests against the documentation of its API. */
export function describeContract(contract: Contract): void {
	const { description, operations, paging, free = [] } = contract;
	const { name: node, displayName } = description;

	const traffic = readRecords<Traffic>('traffic')
		// n8n itself refreshes tokens.
		.filter((request) => request.node === node && !request.path.startsWith('/v4/oauth/'))
		.filter(({ operation }) => !free.includes(operation));

	const documented = finder(operations);
	const sentFor = (operation: Documented) => {
		const sent = traffic.filter((request) => documented(request) === operation);
		if (sent.length === 0) throw nothingRecorded(operation.request);
		return sent;
	};

	describe(contract.api, () => {
		it('has no duplicate operations', () => {
			const requests = operations.map(({ request }) => request);
			expect(requests).toEqual([...new Set(requests)]);
		});

		it('gets no undocumented requests', () => {
			const unknown = traffic.filter((request) => !documented(request));
			expect(unknown).toEqual([]);
		});

		describe.each(operations)('$request', (operation) => {
			it('is offered by the node', () => {
				expect(sentFor(operation)).not.toEqual([]);
			});

			it('has a case that succeeds and one that Kit rejects', () => {
				const kinds = new Set(sentFor(operation).map(({ status }) => Math.floor(status / 100)));
				expect([...kinds]).toEqual(expect.arrayContaining([2, 4]));
			});

			it('gets every documented parameter', () => {
				const names = new Set(
					sentFor(operation).flatMap(({ query, body }) => [...query, ...body.map(nameOf)]),
				);
				const wanted = [...(operation.query ?? []), ...(operation.body ?? []).map(nameOf)];
				expect([...names]).toEqual(expect.arrayContaining(wanted));
			});

			it('gets only documented parameters, each with its type', () => {
				const query = [...(operation.query ?? []), ...(operation.paged ? paging : [])];
				const wrong = sentFor(operation).flatMap((request) => [
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
			'sends and returns the same for %s in n8n’s routing engine',
			(operation) => {
				expect([...compared]).toContain(operation);
			},
		);

		const outputs = recordedOutputs(node);

		it.each(offered)(
			'shows the fields of %s before its first run (npm run schemas writes them)',
			(operation) => {
				const items = outputs.get(operation);
				if (!items?.length) throw nothingRecorded(operation);
				const path = schemaPath(node, operation);
				if (!existsSync(path)) throw new Error(`${path} is missing: npm run schemas writes it`);
				const schema: OutputSchema = JSON.parse(readFileSync(path, 'utf8'));
				expect(missingIn(schema, schemaOf(items))).toEqual([]);
			},
		);
	});
}

function nothingRecorded(what: string): Error {
	return new Error(`Nothing recorded for ${what}: run its tests first, or all: npm run unit`);
}

function finder(operations: Documented[]): (request: Traffic) => Documented | undefined {
	const patterns = operations
		.map((operation) => ({
			operation,
			pattern: new RegExp(`^${operation.request.replace(/\{\w+\}/g, '[^/ ]+')}$`),
			placeholders: operation.request.split('{').length,
		}))
		// `/broadcasts/stats` also matches `/broadcasts/{id}`.
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
