import { randomBytes } from 'node:crypto';

import type { IHookFunctions } from 'n8n-workflow';

import { settle } from '../../shared/basics/settle';
import { isAt, ownAddress, publicAddress, withKey } from '../../shared/trigger/address';
import { EVENTS } from '../../shared/trigger/events';
import {
	registeredOf,
	remember,
	type OwnEndpoint,
	type OwnWebhook,
	type Registered,
} from '../../shared/trigger/state';
import { planFor, systemOf, wantsEndpoint, type Plan } from './plan';
import {
	createEndpoint,
	createWebhook,
	deleteEndpoint,
	deleteWebhook,
	getEndpoint,
	isRefusal,
	listEndpoints,
	listWebhooks,
	rotateSecret,
	type Endpoint,
	type NewEndpoint,
	type Webhook,
} from './registrations';

/** What Kit has at the trigger's address, whoever made it. */
interface Found {
	/** Undefined when Kit refuses webhook endpoints. */
	endpoints: Endpoint[] | undefined;
	webhooks: Webhook[];
}

/**
 * Whether Kit has exactly what the trigger's parameters ask for, and n8n the secrets for it.
 *
 * @throws what Kit or the parameters say against it
 */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const { endpoint, webhooks } = registeredOf(context);
	if (!endpoint && webhooks.length === 0) return false;

	const address = publicAddress(context);
	// Legacy webhooks stood in: they need not, once Kit lets the account use endpoints.
	const standIn = !endpoint && systemOf(context) === 'automatic' && wantsEndpoint(context);
	if (standIn && (await endpointsIfAllowed(context))) return false;

	const plan = planFor(context, endpoint !== undefined);
	if (plan.endpointEvents.length > 0 && !endpoint) return false;
	if (endpoint) {
		const current = await unlessRefused(async () => await getEndpoint(context, endpoint.id));
		if (!current || !fits(current, address, plan) || !isSecretOf(endpoint, current)) return false;
	}
	if (plan.webhooks.length !== webhooks.length) return false;
	if (webhooks.length === 0) return true;
	const listed = await listWebhooks(context);
	return plan.webhooks.every((wanted) => reusable(wanted, webhooks, listed, address));
}

/**
 * Registers what the trigger needs, and removes whatever else Kit sends to its address. What is made
 * comes first, so that no event falls between the old and the new.
 *
 * @throws what Kit or the parameters say against it; then nothing new is left at Kit
 */
export async function register(context: IHookFunctions): Promise<void> {
	const address = publicAddress(context);
	// What is wrong with the parameters is told before Kit is asked anything.
	planFor(context, true);
	const before = registeredOf(context);
	const found = await foundAt(context, address);
	const made: Registered = { webhooks: [], formerSecrets: before.formerSecrets };
	const outcome = await settle(async () => {
		let plan = planFor(context, found.endpoints !== undefined);
		if (plan.endpointEvents.length > 0) {
			made.endpoint = await endpointFor(context, address, plan, before, found);
			if (!made.endpoint) plan = planFor(context, false);
		}
		for (const wanted of plan.webhooks) {
			const kept = reusable(wanted, before.webhooks, found.webhooks, address);
			made.webhooks.push(kept ?? (await newWebhook(context, address, wanted)));
		}
	});
	if (!outcome.ok) {
		// What a lost answer left at Kit has no ID here, so Kit is asked once more.
		const left = await settle(async () => await foundAt(context, address));
		await removeAll(context, left.ok ? left.value : found, made, before);
		throw outcome.error;
	}
	await removeAll(context, found, before, made);
	if (before.endpoint && before.endpoint.id !== made.endpoint?.id) {
		made.formerSecrets = [before.endpoint.secret, ...before.formerSecrets];
	}
	remember(context, made);
}

/**
 * Removes everything that Kit sends to the trigger's address.
 *
 * @returns whether nothing is left; what is left is remembered, and removed the next time
 */
export async function deregister(context: IHookFunctions): Promise<boolean> {
	const before = registeredOf(context);
	const found = await settle(async () => await foundAt(context, ownAddress(context)));
	if (!found.ok) {
		const { id, name } = context.getWorkflow();
		context.logger.warn(
			`Kit could not be asked to stop sending events to '${context.getNode().name}' of workflow '${name}' (${id}). What is registered there stays until the workflow is activated or deactivated again.`,
		);
		return false;
	}
	const left = await removeAll(context, found.value, before);
	const secrets = before.endpoint && !left.endpoint ? [before.endpoint.secret] : [];
	remember(context, { ...left, formerSecrets: [...secrets, ...before.formerSecrets] });
	return !left.endpoint && left.webhooks.length === 0;
}

/** An endpoint that is there already or a new one; undefined when Kit refuses and others may stand in. */
async function endpointFor(
	context: IHookFunctions,
	address: string,
	plan: Plan,
	before: Registered,
	found: Found,
): Promise<OwnEndpoint | undefined> {
	const own = before.endpoint;
	const current = own && (await unlessRefused(async () => await getEndpoint(context, own.id)));
	if (own && current && fits(current, address, plan) && isSecretOf(own, current)) return own;

	const others = found.endpoints?.filter(({ id }) => id !== own?.id) ?? [];
	for (const candidate of [...(current ? [current] : []), ...others]) {
		if (!fits(candidate, address, plan)) continue;
		// Its secret is not known. One that belongs to an app cannot be changed with an API key.
		const rotated = await unlessRefused(async () => await rotateSecret(context, candidate.id));
		if (rotated && fits(rotated, address, plan)) return ownEndpoint(rotated);
	}
	const make = async () =>
		await createEndpoint(
			context,
			address,
			plan.endpointEvents,
			`n8n: ${context.getWorkflow().name}`,
		);
	const created = systemOf(context) === 'automatic' ? await unlessRefused(make) : await make();
	return created && ownEndpoint(created);
}

async function newWebhook(
	context: IHookFunctions,
	address: string,
	{ event, value }: Plan['webhooks'][number],
): Promise<OwnWebhook> {
	const key = randomBytes(24).toString('base64url');
	const { id } = await createWebhook(context, withKey(address, key), event, value);
	return { id, event, value, key };
}

async function foundAt(context: IHookFunctions, address: string): Promise<Found> {
	const endpoints = await endpointsIfAllowed(context);
	const webhooks = await listWebhooks(context);
	return {
		endpoints: endpoints?.filter(({ url }) => isAt(url, address)),
		webhooks: webhooks.filter(({ url }) => isAt(url, address)),
	};
}

/**
 * Removes what was found and what is in `own`, but for what is in `kept`. Kit's lists lag, so what is
 * known by its ID is removed whether they show it or not.
 *
 * @returns what of `own` could not be removed
 */
async function removeAll(
	context: IHookFunctions,
	found: Found,
	own: Registered,
	kept?: Registered,
): Promise<Registered> {
	const keptWebhooks = kept?.webhooks.map(({ id }) => id) ?? [];
	const removed = async (what: string, id: number, remove: typeof deleteEndpoint) => {
		const outcome = await settle(async () => await remove(context, id));
		if (outcome.ok) return true;
		const reason = outcome.error instanceof Error ? outcome.error.message : '';
		context.logger.warn(`Kit did not remove ${what} ${id}, which n8n registered there: ${reason}`);
		return false;
	};
	const left: Registered = { webhooks: [], formerSecrets: [] };

	const endpointIds = new Set((found.endpoints ?? []).map(({ id }) => id));
	if (own.endpoint) endpointIds.add(own.endpoint.id);
	if (kept?.endpoint) endpointIds.delete(kept.endpoint.id);
	for (const id of endpointIds) {
		const gone = await removed('webhook endpoint', id, deleteEndpoint);
		if (!gone && own.endpoint?.id === id) left.endpoint = own.endpoint;
	}
	const webhookIds = new Set([...found.webhooks, ...own.webhooks].map(({ id }) => id));
	for (const id of keptWebhooks) webhookIds.delete(id);
	for (const id of webhookIds) {
		const gone = await removed('webhook', id, deleteWebhook);
		if (!gone) left.webhooks.push(...own.webhooks.filter((webhook) => webhook.id === id));
	}
	return left;
}

async function endpointsIfAllowed(context: IHookFunctions): Promise<Endpoint[] | undefined> {
	return await unlessRefused(async () => await listEndpoints(context));
}

async function unlessRefused<T>(perform: () => Promise<T>): Promise<T | undefined> {
	const outcome = await settle(perform);
	if (outcome.ok) return outcome.value;
	if (isRefusal(outcome.error)) return undefined;
	throw outcome.error;
}

function fits(endpoint: Endpoint, address: string, { endpointEvents }: Plan): boolean {
	return (
		endpoint.active &&
		endpoint.url === address &&
		endpoint.events.length === endpointEvents.length &&
		endpointEvents.every((event) => endpoint.events.includes(event))
	);
}

/** Whether nobody but this trigger has rotated the endpoint's secret since. */
function isSecretOf(own: OwnEndpoint, { previousSecretExpiresAt }: Endpoint): boolean {
	return (
		previousSecretExpiresAt === null || previousSecretExpiresAt === own.previousSecretExpiresAt
	);
}

function ownEndpoint({ id, secret, previousSecretExpiresAt }: NewEndpoint): OwnEndpoint {
	return { id, secret, previousSecretExpiresAt };
}

/** The webhook that the trigger has for an event already, when Kit still has it at this address. */
function reusable(
	wanted: Plan['webhooks'][number],
	own: OwnWebhook[],
	listed: Webhook[],
	address: string,
): OwnWebhook | undefined {
	const name = EVENTS[wanted.event]?.legacy?.split('.').pop();
	return own.find(
		({ id, event, value, key }) =>
			event === wanted.event &&
			value === wanted.value &&
			listed.some(
				(webhook) =>
					webhook.id === id &&
					webhook.url === withKey(address, key) &&
					webhook.name.split('.').pop() === name &&
					['', value].includes(webhook.value),
			),
	);
}
