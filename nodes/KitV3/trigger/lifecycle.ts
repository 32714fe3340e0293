import { NodeApiError, type IHookFunctions, type JsonObject } from 'n8n-workflow';

import { invalidParameter } from '../../shared/basics/invalidParameter';
import { settle } from '../../shared/basics/settle';
import { publicAddress } from '../../shared/trigger/address';
import { EVENTS } from '../../shared/trigger/events';
import { includesRaw } from '../../shared/trigger/output';
import {
	noLeftovers,
	registeredOf,
	remember,
	type OwnWebhook,
	type Registered,
} from '../../shared/trigger/state';
import { chosenEvents, required } from '../../shared/trigger/subjects';
import { createHook, deleteHook, type Wanted } from './hooks';

const WITHOUT_ADDRESS = 'To try this on your own computer, use a tunnel.';

/**
 * Registers a webhook for each event, and removes the trigger's previous ones. API V3 cannot list
 * webhooks, so they are always registered again: an ID that n8n stored proves nothing.
 *
 * @throws the error of Kit or of a parameter, after removing everything that was newly registered
 */
export async function register(context: IHookFunctions): Promise<void> {
	const address = publicAddress(context, WITHOUT_ADDRESS);
	const before = registeredOf(context);
	const wanted = wantedBy(context);
	includesRaw(context);
	const made: OwnWebhook[] = [];
	const outcome = await settle(async () => {
		for (const one of wanted) {
			made.push(await createHook(context, address, one));
			// Kit sends events as soon as a webhook is registered, but n8n only stores the state at the
			// end.
			remember(context, { ...before, webhooks: [...before.webhooks, ...made] });
		}
	});
	if (!outcome.ok) {
		const webhooks = await removeAll(context, [...idsOf(made), ...before.leftovers.webhooks]);
		remember(context, { ...before, leftovers: { ...noLeftovers(), webhooks } });
		throw withWarning(context, outcome.error);
	}
	const webhooks = await removeAll(context, knownIds(before));
	remember(context, { ...before, webhooks: made, leftovers: { ...noLeftovers(), webhooks } });
}

/**
 * Removes the trigger's webhooks.
 *
 * @returns whether all were removed; the others are stored, and removed the next time
 */
export async function deregister(context: IHookFunctions): Promise<boolean> {
	const before = registeredOf(context);
	const webhooks = await removeAll(context, knownIds(before));
	remember(context, { ...before, webhooks: [], leftovers: { ...noLeftovers(), webhooks } });
	return webhooks.length === 0;
}

/** Adds that a webhook may remain in Kit if the response with its ID was lost. */
function withWarning(context: IHookFunctions, error: unknown): unknown {
	if (!(error instanceof NodeApiError) || /^[34]/.test(error.httpCode ?? '')) return error;
	const { message, httpCode } = error;
	return new NodeApiError(context.getNode(), {} as JsonObject, {
		message,
		description: `${error.description ?? ''} If Kit did register the webhook, it stays there: API V3 cannot list webhooks, so n8n cannot find and remove it. Its events do not start the workflow; n8n responds to them with 410 (Gone).`,
		...(httpCode === null ? {} : { httpCode }),
	});
}

/** @throws NodeOperationError naming the parameter if an event is not available this way */
function wantedBy(context: IHookFunctions): Wanted[] {
	return chosenEvents(context).map((event) => {
		const { legacy, subject } = EVENTS[event] ?? {};
		if (legacy === undefined) {
			const complaint = `contains an unknown event: “${event}”`;
			throw invalidParameter(context, 'Trigger On', complaint, 'Choose from the list.');
		}
		const why = 'Kit sends this event only for the one that you choose here.';
		return { event, value: subject ? required(context, subject, why) : '' };
	});
}

/** @returns the IDs that Kit did not remove */
async function removeAll(context: IHookFunctions, ids: number[]): Promise<number[]> {
	const isGone = await Promise.all(ids.map(async (id) => await isRemoved(context, id)));
	return ids.filter((_, index) => !isGone[index]);
}

async function isRemoved(context: IHookFunctions, id: number): Promise<boolean> {
	const outcome = await settle(async () => await deleteHook(context, id));
	if (outcome.ok) return true;
	const reason = outcome.error instanceof Error ? outcome.error.message : '';
	context.logger.warn(`Could not remove webhook ${id}, which n8n registered in Kit: ${reason}`);
	return false;
}

function knownIds({ webhooks, leftovers }: Registered): number[] {
	return [...idsOf(webhooks), ...leftovers.webhooks];
}

function idsOf(webhooks: OwnWebhook[]): number[] {
	return webhooks.map(({ id }) => id);
}
