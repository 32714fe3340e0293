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

/** What Kit's lists show of the trigger at its address. */
export interface Found {
	/** Undefined when Kit refuses webhook endpoints. */
	endpoints: Endpoint[] | undefined;
	webhooks: Webhook[];
}

/** What Kit shows of an endpoint that this trigger makes; the end tells it from those of others. */
export function descriptionOf(context: IHookFunctions): string {
	return `Registered by n8n for workflow ${context.getWorkflow().id} (${markOf(context)})`;
}

/**
 * Looks for what the trigger has made, also without keeping its ID, as when an answer was lost.
 *
 * @param unclaimed whether endpoints count that do not say who made them
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

/** Nobody has described it, and its name is one of n8n's or made up by Kit from the address. */
function isUnclaimed({ name, description }: Endpoint, address: string): boolean {
	return description === '' && (name.startsWith('n8n: ') || address.includes(name));
}

/** The webhook endpoints of the account; undefined when Kit refuses them. */
export async function endpointsIfAllowed(context: IHookFunctions): Promise<Endpoint[] | undefined> {
	return await unlessRefused(async () => await listEndpoints(context));
}

/** @returns undefined when Kit refuses webhook endpoints */
export async function unlessRefused<T>(perform: () => Promise<T>): Promise<T | undefined> {
	const outcome = await settle(perform);
	if (outcome.ok) return outcome.value;
	if (isRefusal(outcome.error)) return undefined;
	throw outcome.error;
}

/** When Kit's lists show nothing of the trigger, or cannot be read. */
export function noneFound(): Found {
	return { endpoints: [], webhooks: [] };
}

/**
 * Removes what is in `own` and what was found, but for what is in `kept`. Kit's lists lag, so what is
 * known by its ID is removed whether they show it or not.
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
	context.logger.warn(`Kit did not remove ${what} ${id}, which n8n registered there: ${reason}`);
	return false;
}

function idsOf(...records: Array<{ id: number } | undefined>): number[] {
	return records.flatMap((record) => record?.id ?? []);
}
