// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- the tests of all workers write into one file
import { appendFileSync } from 'node:fs';

import type { LoggedRequest } from '../sandbox';

/** What the tests of one run sent to Kit; the contract is held against it afterwards. */
export const TRAFFIC_FILE = 'test/contract/traffic.jsonl';

export interface Traffic {
	/** The node's operation, for instance `tag.create`. */
	operation: string;
	method: string;
	path: string;
	status: number;
	/** Names of query parameters. */
	query: string[];
	/** Keys in the body with their types, as `name: string`; `[]` stands for the entries of a list. */
	body: string[];
}

export function recordTraffic(operation: string, requests: LoggedRequest[]): void {
	const lines = requests.map(({ method, path, status, query, body }) => {
		const traffic: Traffic = {
			operation,
			method,
			path,
			status,
			query: Object.keys(query),
			body: [...new Set(keysIn(body, ''))],
		};
		return `${JSON.stringify(traffic)}\n`;
	});
	appendFileSync(TRAFFIC_FILE, lines.join(''));
}

function keysIn(value: unknown, name: string): string[] {
	if (Array.isArray(value)) return value.flatMap((entry) => keysIn(entry, `${name}[]`));
	// Custom fields are a free map: their keys are the account's.
	if (typeof value !== 'object' || value === null || name === 'fields') {
		if (name === '') return [];
		return [`${name}: ${value === null ? 'null' : typeof value}`];
	}
	return Object.entries(value).flatMap(([key, inner]) =>
		keysIn(inner, name === '' ? key : `${name}.${key}`),
	);
}
