import type { IDataObject } from 'n8n-workflow';

import type { LoggedRequest } from '../sandbox';
import { addToRecord } from './records';

/** The requests that tests sent to Kit, which are later checked against the contract. */
export interface Traffic {
	/** The node's name, for instance `kit`. */
	node: string;
	/** The node's operation, for instance `tag.create`. */
	operation: string;
	method: string;
	path: string;
	status: number;
	/** Names of query parameters. */
	query: string[];
	/**
	 * Keys in the body with their types, as `name: string`; `[]` stands for the entries of an array.
	 */
	body: string[];
}

/** The output of operations, from which the output schemas are generated. */
export interface Output {
	/** The node's name, for instance `kit`. */
	node: string;
	/** The node's operation, for instance `tag.create`. */
	operation: string;
	/** Some of the items that it returned. */
	items: IDataObject[];
}

export function recordOutput(node: string, operation: string, items: IDataObject[]): void {
	const output: Output = { node, operation, items: items.slice(0, 20) };
	addToRecord('outputs', [output]);
}

export function recordTraffic(node: string, operation: string, requests: LoggedRequest[]): void {
	const lines = requests.map(({ method, path, status, query, body }) => {
		const traffic: Traffic = {
			node,
			operation,
			method,
			path,
			status,
			query: Object.keys(query).filter(isNoSecret),
			body: [...new Set(keysIn(body, ''))].filter(isNoSecret),
		};
		return traffic;
	});
	addToRecord('traffic', lines);
}

/** V3 takes its secret as a parameter of every operation. */
function isNoSecret(name: string): boolean {
	return !/^api_(key|secret)\b/.test(name);
}

function keysIn(value: unknown, name: string): string[] {
	if (Array.isArray(value)) return value.flatMap((entry) => keysIn(entry, `${name}[]`));
	// Custom fields are a free-form map with the account's own keys.
	if (typeof value !== 'object' || value === null || name === 'fields') {
		if (name === '') return [];
		return [`${name}: ${value === null ? 'null' : typeof value}`];
	}
	return Object.entries(value).flatMap(([key, inner]) =>
		keysIn(inner, name === '' ? key : `${name}.${key}`),
	);
}

/** An operation that was run in both engines. */
export interface Comparison {
	node: string;
	operation: string;
}

export function recordComparison(node: string, operation: string): void {
	addToRecord('comparisons', [{ node, operation }]);
}
