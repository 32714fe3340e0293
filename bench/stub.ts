/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in bench/ is published */
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

import { answerWith, type Sent } from './http';
import { FIELDS } from './jobs';

const at = '2026-03-01T12:00:00Z';
const noMore = {
	has_previous_page: false,
	has_next_page: false,
	start_cursor: null,
	end_cursor: null,
	per_page: 1_000,
};
const tag = { id: 1, name: 'VIP', created_at: at };
const subscriber = {
	id: 1,
	first_name: 'Reader',
	email_address: 'reader@example.com',
	state: 'active',
	created_at: at,
	fields: Object.fromEntries(FIELDS.map((name) => [name, `${name} of a reader`])),
};

/** Serialized once: a response costs its text, the same on every side. */
const ANSWERS: Array<[request: RegExp, answer: string]> = [
	[/^GET .*\/custom_fields/, text({ custom_fields: FIELDS.map(field), pagination: noMore })],
	[/^GET .*\/subscribers\/\d+\/tags/, text({ tags: [tag], pagination: noMore })],
	[/^POST .*\/v4\/tags$/, text({ tag })],
	[/^POST .*\/v4\/(subscribers|forms\/\d+\/subscribers)/, text({ subscriber })],
	[/^GET .*\/v3\/custom_fields/, text({ custom_fields: FIELDS.map(field) })],
	[
		/^POST .*\/v3\/forms\/\d+\/subscribe/,
		text({
			subscription: {
				...{ id: 1, state: 'active', created_at: at, source: null, referrer: null },
				...{ subscribable_id: 1, subscribable_type: 'form', subscriber },
			},
		}),
	],
];

function field(name: string, index: number) {
	return { id: index + 1, name: `ck_field_${index + 1}_${name}`, key: name, label: name };
}

function text(value: unknown): string {
	return JSON.stringify(value);
}

/** Without custom fields: parsing them is the price of an account that has many, not of the node. */
const tagged = { ...subscriber, id: 0, tagged_at: at, fields: {} };
const [beforeId, afterId] = text(tagged).split('"id":0');

/** Assembled from texts, because the cost of the stub would count as the node's. */
function bulkAnswer(body: string): string {
	const subscribers = [...body.matchAll(/"subscriber_id":(\d+)/g)].map(
		([, id]) => `${beforeId}"id":${id}${afterId}`,
	);
	return `{"subscribers":[${subscribers.join(',')}],"failures":[]}`;
}

/** The requests that a Kit that costs nothing received. */
export interface Asked {
	/** All requests so far. */
	count: number;
	/**
	 * A digest of the requests so far, independent of their order and without lookups, which a plain
	 * node does not make.
	 */
	digest(): string;
}

/**
 * Responds to all requests of this process. As over a network, the event loop gets a turn before
 * the response arrives.
 *
 * @param keepsLines whether to record the requests, for `digest`
 * @param hold is called with each request's number; a request that it holds gets no response
 */
export function answerAll(keepsLines: () => boolean, hold?: (request: number) => boolean): Asked {
	const lines: string[] = [];
	// A request that can never get a response would be garbage-collected, with the whole run.
	const held: unknown[] = [];
	const asked: Asked = {
		count: 0,
		digest: () => createHash('sha256').update(lines.sort().join('\n')).digest('hex'),
	};
	answerWith(async (url, sent) => {
		asked.count += 1;
		if (hold?.(asked.count)) await new Promise((answer) => held.push(answer));
		const line = `${(sent.method ?? 'GET').toUpperCase()} ${url}`;
		if (keepsLines() && !line.includes('/custom_fields')) lines.push(`${line} ${sorted(sent)}`);
		await setImmediate();
		const headers = { 'content-type': 'application/json' };
		const found = ANSWERS.find(([request]) => request.test(line))?.[1];
		const data = line.includes('/bulk/') ? bulkAnswer(sent.data ?? '') : found;
		if (data === undefined) throw new Error(`No answer to ${line}`);
		return { status: 200, headers, data };
	});
	return asked;
}

/** The body with sorted keys, because two nodes may serialize them in different orders. */
function sorted({ data = '{}' }: Sent): string {
	return JSON.stringify(JSON.parse(data || '{}'), (_, value: unknown) =>
		typeof value === 'object' && value !== null && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
			: value,
	);
}
