import type { INode } from 'n8n-workflow';

import { credentialOf, type Api } from '../transport/api';

/** Shorter waits are not worth mentioning. */
const LEAST_MS = 10_000;

/**
 * The hint in the editor after a run that waited for Kit's rate limit, with what would be faster.
 *
 * @param items the number of items in the run
 * @returns undefined if the run hardly waited
 */
export function waitHint(
	node: INode,
	api: Api,
	waitedMs: number,
	items: number,
): string | undefined {
	if (waitedMs < LEAST_MS) return undefined;
	const { limit } = credentialOf(node, api);
	const { resource, operation } = node.parameters;
	const sibling = api.bulkSiblings[`${String(resource)}.${String(operation)}`];
	const most = Math.max(...api.credentials.map((credential) => credential.limit));
	const faster = [
		most > limit ? `A Kit OAuth2 API credential allows ${most} a minute.` : '',
		sibling !== undefined && items > 1
			? `With OAuth2, ${sibling} handles these ${number(items)} items in about ${number(Math.ceil(items / 100))} requests.`
			: '',
	];
	return [
		`This run waited ${duration(waitedMs)} for Kit’s rate limit of ${limit} requests a minute with this credential.`,
		...faster,
	]
		.filter((text) => text !== '')
		.join(' ');
}

function number(value: number): string {
	return value.toLocaleString('en');
}

function duration(ms: number): string {
	const seconds = Math.round(ms / 1000);
	if (seconds < 60) return `${seconds} seconds`;
	const minutes = Math.round(seconds / 60);
	return minutes === 1 ? '1 minute' : `${number(minutes)} minutes`;
}
