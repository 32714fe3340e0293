import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { isRecord } from '../basics/isRecord';

/** A signed webhook endpoint of this trigger. */
export interface OwnEndpoint {
	id: number;
	secret: string;
	/** When the secret before this one ends, as Kit said; tells our rotation from somebody else's. */
	previousSecretExpiresAt: string | null;
}

/** A webhook of this trigger without signature. */
export interface OwnWebhook {
	id: number;
	/** The trigger's name for its event. */
	event: string;
	/** What the event is narrowed to; empty for nothing. */
	value: string;
	/** Proves where a delivery comes from. */
	key: string;
}

/** What a trigger has registered at Kit. */
export interface Registered {
	endpoint?: OwnEndpoint;
	webhooks: OwnWebhook[];
	/** Secrets of endpoints that are removed, latest first. */
	formerSecrets: string[];
	/** IDs of webhooks that could not be removed, where Kit does not list them. */
	leftovers?: number[];
}

const FORMER_SECRETS = 3;

/** Reads what the trigger has registered from n8n's state of the node. */
export function registeredOf(context: IHookFunctions | IWebhookFunctions): Registered {
	const { endpoint, webhooks, formerSecrets, leftovers } = context.getWorkflowStaticData('node');
	return {
		...(isOwnEndpoint(endpoint) ? { endpoint } : {}),
		webhooks: Array.isArray(webhooks) ? webhooks.filter(isOwnWebhook) : [],
		formerSecrets: Array.isArray(formerSecrets) ? formerSecrets.filter(isText) : [],
		leftovers: Array.isArray(leftovers) ? leftovers.map(Number).filter(Number.isInteger) : [],
	};
}

/** Puts what the trigger has registered into n8n's state of the node, which n8n then stores. */
export function remember(
	context: IHookFunctions,
	{ endpoint, webhooks, formerSecrets, leftovers = [] }: Registered,
): void {
	const state: IDataObject = context.getWorkflowStaticData('node');
	if (endpoint) state.endpoint = { ...endpoint };
	else delete state.endpoint;
	state.webhooks = webhooks.map((webhook) => ({ ...webhook }));
	state.formerSecrets = formerSecrets.slice(0, FORMER_SECRETS);
	state.leftovers = leftovers;
}

function isOwnEndpoint(value: unknown): value is OwnEndpoint {
	return isRecord(value) && typeof value.id === 'number' && isText(value.secret);
}

function isOwnWebhook(value: unknown): value is OwnWebhook {
	return (
		isRecord(value) && typeof value.id === 'number' && isText(value.event) && isText(value.key)
	);
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}
