import type { IHookFunctions } from 'n8n-workflow';

import { settle } from '../../shared/basics/settle';
import { keyAt } from '../../shared/trigger/address';
import { markOf } from '../../shared/trigger/owner';
import { nothing, othersIn, type Leftovers, type Registered } from '../../shared/trigger/state';
import {
	deleteEndpoint,
	deleteWebhook,
	isRefusal,
	listEndpoints,
	listWebhooks,
	type Endpoint,
	type Webhook,
} from './registrations';

/** What Kit's lists show for the trigger's URL. */
export interface Found {
	/** Undefined if Kit does not allow webhook endpoints. */
	endpoints: Endpoint[] | undefined;
	webhooks: Webhook[];
}

/**
 * The description of this trigger's endpoints in Kit; the end distinguishes it from other triggers.
 */
export function descriptionOf(context: IHookFunctions): string {
	return `Registered by n8n for workflow ${context.getWorkflow().id} (${markOf(context)})`;
}

/**
 * Finds what the trigger has registered, even if its ID is unknown because a response was lost.
 *
 * @param unclaimed whether to include endpoints whose creator is unknown
 */
export async function foundAt(
	context: IHookFunctions,
	address: string,
	unclaimed: 'withUnclaimed' | 'onlyOwn' = 'onlyOwn',
): Promise<Found> {
	const others = othersIn(context);
	const endpoints = await endpointsIfAllowed(context);
	const webhooks = await listWebhooks(context);
	const isOwn = (endpoint: Endpoint) =>
		endpoint.description.endsWith(`(${markOf(context)})`) ||
		(unclaimed === 'withUnclaimed' &&
			isUnclaimed(endpoint, address) &&
			endpoint.id !== others.endpoint?.id);
	return {
		endpoints: endpoints?.filter((endpoint) => endpoint.url === address && isOwn(endpoint)),
		webhooks: webhooks.filter(({ url }) => keyAt(url, address)?.startsWith(markOf(context))),
	};
}

/** It has no description, and its name is one from n8n or one that Kit generates from the URL. */
function isUnclaimed({ name, description }: Endpoint, address: string): boolean {
	return description === '' && (name.startsWith('n8n: ') || address.includes(name));
}

/** The webhook endpoints of the account; undefined if Kit does not allow them. */
export async function endpointsIfAllowed(context: IHookFunctions): Promise<Endpoint[] | undefined> {
	return await unlessRefused(async () => await listEndpoints(context));
}

/** @returns undefined if Kit does not allow webhook endpoints */
export async function unlessRefused<T>(perform: () => Promise<T>): Promise<T | undefined> {
	const outcome = await settle(perform);
	if (outcome.ok) return outcome.value;
	if (isRefusal(outcome.error)) return undefined;
	throw outcome.error;
}

/** For when Kit's lists contain nothing of the trigger, or cannot be read. */
export function noneFound(): Found {
	return { endpoints: [], webhooks: [] };
}

/**
 * Removes what is in `own` and in `found`, except for what is in `kept`. Kit's lists lag, so what
 * is known by ID is removed whether or not they show it.
 *
 * @returns what could not be removed
 */
export async function removeAll(
	context: IHookFunctions,
	own: Registered,
	found: Found = noneFound(),
	kept: Registered = nothing(),
): Promise<Leftovers> {
	const endpoints = [...idsOf(own.endpoint), ...own.leftovers.endpoints];
	const webhooks = [...idsOf(...own.webhooks), ...own.leftovers.webhooks];
	const remove = async (
		what: string,
		ids: number[],
		keptIds: number[],
		one: typeof deleteEndpoint,
	) => {
		const superfluous = [...new Set(ids)].filter((id) => !keptIds.includes(id));
		const isGone = await Promise.all(
			superfluous.map(async (id) => await isRemoved(context, what, id, one)),
		);
		return superfluous.filter((_, index) => !isGone[index]);
	};
	const [leftEndpoints, leftWebhooks] = await Promise.all([
		remove(
			'webhook endpoint',
			[...endpoints, ...idsOf(...(found.endpoints ?? []))],
			idsOf(kept.endpoint),
			deleteEndpoint,
		),
		remove(
			'webhook',
			[...webhooks, ...idsOf(...found.webhooks)],
			idsOf(...kept.webhooks),
			deleteWebhook,
		),
	]);
	return { endpoints: leftEndpoints, webhooks: leftWebhooks };
}

async function isRemoved(
	context: IHookFunctions,
	what: string,
	id: number,
	remove: typeof deleteEndpoint,
): Promise<boolean> {
	const outcome = await settle(async () => await remove(context, id));
	if (outcome.ok) return true;
	const reason = outcome.error instanceof Error ? outcome.error.message : '';
	context.logger.warn(`Could not remove ${what} ${id}, which n8n registered in Kit: ${reason}`);
	return false;
}

function idsOf(...records: Array<{ id: number } | undefined>): number[] {
	return records.flatMap((record) => record?.id ?? []);
}
