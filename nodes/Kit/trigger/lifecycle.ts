import type { IHookFunctions } from 'n8n-workflow';

import { settle } from '../../shared/basics/settle';
import { newKey, ownAddress, publicAddress, withKey } from '../../shared/trigger/address';
import { EVENTS } from '../../shared/trigger/events';
import { includesRaw } from '../../shared/trigger/output';
import {
	noLeftovers,
	nothing,
	registeredOf,
	remember,
	type OwnEndpoint,
	type OwnWebhook,
	type Registered,
} from '../../shared/trigger/state';
import {
	descriptionOf,
	endpointsIfAllowed,
	foundAt,
	noneFound,
	removeAll,
	unlessRefused,
	type Found,
} from './found';
import { isLagging, lostAnswerOf, noteLostAnswer } from './lostAnswer';
import { planFor, systemOf, wantsEndpoint, type Plan } from './plan';
import {
	createEndpoint,
	createWebhook,
	getEndpoint,
	listWebhooks,
	rotateSecret,
	type Endpoint,
	type NewEndpoint,
	type Webhook,
} from './registrations';

const WITHOUT_ADDRESS =
	'If it has none, use Kit Polling Trigger, which does not need one. To try this on your own computer, use a tunnel.';

/**
 * Whether Kit has exactly the webhooks that the trigger's parameters need, and n8n has their
 * secrets.
 *
 * @throws the error of Kit or of a parameter
 */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const registered = registeredOf(context);
	const { endpoint, webhooks, leftovers, isSecretDoubted, lostAnswerAt } = registered;
	if (!endpoint && webhooks.length === 0) return false;

	const address = publicAddress(context, WITHOUT_ADDRESS);
	if (isSecretDoubted || leftovers.endpoints.length + leftovers.webhooks.length > 0) return false;
	// Legacy webhooks were registered instead; they can be replaced once Kit allows endpoints for the
	// account.
	const standIn = !endpoint && systemOf(context) === 'automatic' && wantsEndpoint(context);
	if (standIn && (await endpointsIfAllowed(context))) return false;

	const plan = planFor(context, endpoint !== undefined);
	if (plan.endpointEvents.length > 0 && !endpoint) return false;
	if (endpoint) {
		const current = await unlessRefused(async () => await getEndpoint(context, endpoint.id));
		if (!current || !fits(current, address, plan) || !isSecretOf(endpoint, current)) return false;
	}
	if (plan.webhooks.length !== webhooks.length) return false;
	if (webhooks.length > 0) {
		const listed = await listWebhooks(context);
		if (!plan.webhooks.every((wanted) => reusable(wanted, webhooks, listed, address))) return false;
	}
	return lostAnswerAt === undefined || !(await isMoreThere(context, address, registered));
}

/** Whether Kit now lists what a lost response left behind. */
async function isMoreThere(
	context: IHookFunctions,
	address: string,
	registered: Registered,
): Promise<boolean> {
	const { endpoint, webhooks } = registered;
	const found = await foundAt(context, address);
	const own = webhooks.map(({ id }) => id);
	if (found.endpoints?.some(({ id }) => id !== endpoint?.id)) return true;
	if (found.webhooks.some(({ id }) => !own.includes(id))) return true;
	if (!isLagging(registered)) remember(context, { ...registered, lostAnswerAt: undefined });
	return false;
}

/**
 * Registers what the trigger needs, and removes its other registrations. New webhooks are created
 * first, so that no event is missed during the change.
 *
 * @throws the error of Kit or of a parameter, after removing what was newly registered, as far as
 * Kit lists it
 */
export async function register(context: IHookFunctions): Promise<void> {
	const address = publicAddress(context, WITHOUT_ADDRESS);
	// Invalid parameters are reported before the first request.
	planFor(context, true);
	includesRaw(context);
	const before = registeredOf(context);
	const found = await foundAt(context, address, 'withUnclaimed');
	const { formerSecrets, leftovers } = before;
	const made: Registered = { ...nothing(), formerSecrets, leftovers };
	// Kit sends events as soon as a webhook is registered, but n8n only stores the state at the end.
	const soFar = () => {
		remember(context, { ...made, webhooks: [...before.webhooks, ...made.webhooks] });
	};
	const outcome = await settle(async () => {
		let plan = planFor(context, found.endpoints !== undefined);
		if (plan.endpointEvents.length > 0) {
			made.endpoint = await endpointFor(context, address, plan, before, found);
			if (!made.endpoint) plan = planFor(context, false);
		}
		made.formerSecrets = formerSecretsOf(before, made.endpoint);
		for (const wanted of plan.webhooks) {
			soFar();
			const kept = reusable(wanted, before.webhooks, found.webhooks, address);
			made.webhooks.push(kept ?? (await newWebhook(context, address, wanted)));
		}
		soFar();
	});
	if (!outcome.ok) {
		// The ID of what a lost response left in Kit is unknown, so Kit's lists are read once more.
		const now = await settle(async () => await foundAt(context, address));
		const shown = now.ok ? now.value : noneFound();
		noteLostAnswer(context, outcome.error, found, shown);
		remember(context, { ...before, leftovers: await removeAll(context, made, shown, before) });
		throw outcome.error;
	}
	made.leftovers = await removeAll(context, before, found, made);
	made.lostAnswerAt = lostAnswerOf(context, before);
	remember(context, made);
}

/**
 * Removes everything that the trigger has registered in Kit.
 *
 * @returns whether everything was removed; the rest is stored, and removed the next time
 */
export async function deregister(context: IHookFunctions): Promise<boolean> {
	const before = registeredOf(context);
	const [known, found] = await Promise.all([
		removeAll(context, before),
		settle(async () => await foundAt(context, ownAddress(context))),
	]);
	const more = found.ok ? await removeAll(context, nothing(), found.value, before) : noLeftovers();
	const leftovers = {
		endpoints: [...known.endpoints, ...more.endpoints],
		webhooks: [...known.webhooks, ...more.webhooks],
	};
	const formerSecrets = formerSecretsOf(before, undefined);
	remember(context, { ...nothing(), formerSecrets, leftovers });
	if (!found.ok) {
		const { id, name } = context.getWorkflow();
		context.logger.warn(
			`Could not deregister the webhooks of '${context.getNode().name}' in workflow '${name}' (${id}) from Kit. They stay registered until the workflow is published (activated) or unpublished (deactivated) again.`,
		);
	}
	return found.ok && leftovers.endpoints.length + leftovers.webhooks.length === 0;
}

/**
 * An existing or a new endpoint; undefined if Kit does not allow endpoints and legacy webhooks may
 * be used instead.
 */
async function endpointFor(
	context: IHookFunctions,
	address: string,
	plan: Plan,
	before: Registered,
	found: Found,
): Promise<OwnEndpoint | undefined> {
	const own = before.endpoint;
	const current = own && (await unlessRefused(async () => await getEndpoint(context, own.id)));
	const isGood = current && fits(current, address, plan) && !before.isSecretDoubted;
	if (own && isGood && isSecretOf(own, current)) return own;

	const others = found.endpoints?.filter(({ id }) => id !== own?.id) ?? [];
	for (const candidate of [...(current ? [current] : []), ...others]) {
		if (!fits(candidate, address, plan)) continue;
		// Its secret is unknown. An endpoint that belongs to an app cannot be changed with an API key.
		const rotated = await unlessRefused(async () => await rotateSecret(context, candidate.id));
		if (rotated && fits(rotated, address, plan)) return ownEndpoint(rotated);
	}
	const make = async () =>
		await createEndpoint(context, {
			url: address,
			events: plan.endpointEvents,
			name: `n8n: ${context.getWorkflow().name}`,
			description: descriptionOf(context),
		});
	const created = systemOf(context) === 'automatic' ? await unlessRefused(make) : await make();
	return created && ownEndpoint(created);
}

async function newWebhook(
	context: IHookFunctions,
	address: string,
	{ event, value }: Plan['webhooks'][number],
): Promise<OwnWebhook> {
	const key = newKey(context);
	const { id } = await createWebhook(context, withKey(address, key), event, value);
	return { id, event, value, key };
}

function fits(endpoint: Endpoint, address: string, { endpointEvents }: Plan): boolean {
	return (
		endpoint.active &&
		endpoint.url === address &&
		endpoint.events.length === endpointEvents.length &&
		endpointEvents.every((event) => endpoint.events.includes(event))
	);
}

/** Whether the endpoint's secret was last rotated by this trigger. */
function isSecretOf(own: OwnEndpoint, { previousSecretExpiresAt }: Endpoint): boolean {
	return (
		previousSecretExpiresAt === null || previousSecretExpiresAt === own.previousSecretExpiresAt
	);
}

/** The secrets of endpoints before `endpoint`, with which Kit may still sign retries. */
function formerSecretsOf(before: Registered, endpoint: OwnEndpoint | undefined): string[] {
	const isReplaced = before.endpoint?.id !== endpoint?.id;
	return [
		...(before.endpoint && isReplaced ? [before.endpoint.secret] : []),
		...before.formerSecrets,
	];
}

function ownEndpoint({ id, secret, previousSecretExpiresAt }: NewEndpoint): OwnEndpoint {
	return { id, secret, previousSecretExpiresAt };
}

/** The webhook that the trigger already has for an event, if Kit still lists it for this URL. */
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
