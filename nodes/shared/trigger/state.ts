import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { isRecord } from '../basics/isRecord';
import { ownerOf } from './owner';
import { Recent } from './recent';

/** A signed webhook endpoint of this trigger. */
export interface OwnEndpoint {
	id: number;
	secret: string;
	/**
	 * When the previous secret expires, according to Kit; distinguishes our rotation from someone
	 * else's.
	 */
	previousSecretExpiresAt: string | null;
}

/** An unsigned webhook of this trigger. */
export interface OwnWebhook {
	id: number;
	/** The trigger's name for its event. */
	event: string;
	/** What the event is limited to; empty if it is not limited. */
	value: string;
	/** Authenticates a delivery. */
	key: string;
}

/** What a trigger has registered in Kit. */
export interface Registered {
	endpoint?: OwnEndpoint;
	webhooks: OwnWebhook[];
	/** Secrets of removed endpoints, latest first. */
	formerSecrets: string[];
	leftovers: Leftovers;
	/** Whether a delivery was signed with an unknown secret. */
	isSecretDoubted: boolean;
	/**
	 * When the response to a registration was lost, if Kit has not listed it since: milliseconds
	 * since the epoch.
	 */
	lostAnswerAt?: number | undefined;
}

/** IDs that could not be removed, to be tried again. */
export interface Leftovers {
	endpoints: number[];
	webhooks: number[];
}

const FORMER_SECRETS = 3;

/** For how many triggers a process remembers the latest registration. */
const TRIGGERS = 1_000;

interface Registration {
	/** Counts the registrations of a trigger, to tell which of two is later. */
	turn: number;
	registered: Registered;
}

const inProcess = new Recent<Registration>(TRIGGERS);

/** The state of a trigger without registrations. */
export function nothing(): Registered {
	return {
		webhooks: [],
		formerSecrets: [],
		leftovers: noLeftovers(),
		isSecretDoubted: false,
	};
}

export function noLeftovers(): Leftovers {
	return { endpoints: [], webhooks: [] };
}

/**
 * Identifies the trigger by its URL among all triggers in this process. n8n gives a webhook only
 * its URL in an active workflow, so deliveries to a test from the editor are kept separate.
 */
export function placeOf(context: IHookFunctions | IWebhookFunctions): string {
	const isTest = 'getRequestObject' in context && context.getMode() === 'manual';
	const address = isTest ? 'test' : (context.getNodeWebhookUrl('default') ?? '');
	return `${ownerOf(context)} ${address}`;
}

/**
 * Reads what this trigger has registered from n8n's state of the node. Registrations of other
 * owners are ignored, and anything that this process has registered since takes precedence.
 */
export function registeredOf(context: IHookFunctions | IWebhookFunctions): Registered {
	const state = context.getWorkflowStaticData('node');
	if (state.owner !== ownerOf(context)) return nothing();
	const latest = inProcess.get(placeOf(context));
	return latest && latest.turn > Number(state.turn) ? latest.registered : readFrom(state);
}

/** Another owner's registrations in this state, as in a copy of its workflow. */
export function othersIn(context: IHookFunctions): Registered {
	const state = context.getWorkflowStaticData('node');
	return state.owner === ownerOf(context) ? nothing() : readFrom(state);
}

/** Writes what the trigger has registered to n8n's state of the node, which n8n then stores. */
export function remember(context: IHookFunctions, registered: Registered): void {
	const state: IDataObject = context.getWorkflowStaticData('node');
	const owner = ownerOf(context);
	const before = state.owner === owner ? Number(state.turn) || 0 : 0;
	// Events that another owner received do not count for this one.
	if (state.owner !== owner) delete state.seen;
	const turn = Math.max(before, inProcess.get(placeOf(context))?.turn ?? 0) + 1;
	write(state, owner, { turn, registered });
	inProcess.set(placeOf(context), { turn, registered });
}

/**
 * Updates the state of a delivery: n8n loaded it before it called the trigger and will store all of
 * it afterwards, which would undo a registration made in the meantime.
 */
export function catchUp(context: IWebhookFunctions): void {
	const state = context.getWorkflowStaticData('node');
	const latest = inProcess.get(placeOf(context));
	const isOwn = state.owner === ownerOf(context);
	if (latest === undefined || (isOwn && Number(state.turn) >= latest.turn)) return;
	write(state, ownerOf(context), latest);
}

/** Records that a delivery was signed with an unknown secret. */
export function doubtSecret(context: IWebhookFunctions): void {
	const state = context.getWorkflowStaticData('node');
	if (state.isSecretDoubted !== true) state.isSecretDoubted = true;
}

function readFrom(state: IDataObject): Registered {
	const { endpoint, webhooks, formerSecrets, leftovers, isSecretDoubted, lostAnswerAt } = state;
	const { endpoints: leftEndpoints, webhooks: leftWebhooks } = isRecord(leftovers) ? leftovers : {};
	return {
		...(isOwnEndpoint(endpoint) ? { endpoint } : {}),
		webhooks: Array.isArray(webhooks) ? webhooks.filter(isOwnWebhook) : [],
		formerSecrets: Array.isArray(formerSecrets) ? formerSecrets.filter(isText) : [],
		leftovers: { endpoints: idsStored(leftEndpoints), webhooks: idsStored(leftWebhooks) },
		isSecretDoubted: isSecretDoubted === true,
		...(typeof lostAnswerAt === 'number' ? { lostAnswerAt } : {}),
	};
}

function write(state: IDataObject, owner: string, { turn, registered }: Registration): void {
	const { endpoint, webhooks, formerSecrets, leftovers, isSecretDoubted, lostAnswerAt } =
		registered;
	state.owner = owner;
	state.turn = turn;
	if (endpoint) state.endpoint = { ...endpoint };
	else delete state.endpoint;
	state.webhooks = webhooks.map((webhook) => ({ ...webhook }));
	state.formerSecrets = formerSecrets.slice(0, FORMER_SECRETS);
	state.leftovers = { endpoints: [...leftovers.endpoints], webhooks: [...leftovers.webhooks] };
	state.isSecretDoubted = isSecretDoubted;
	if (lostAnswerAt === undefined) delete state.lostAnswerAt;
	else state.lostAnswerAt = lostAnswerAt;
}

function isOwnEndpoint(value: unknown): value is OwnEndpoint {
	return isRecord(value) && typeof value.id === 'number' && isText(value.secret);
}

function isOwnWebhook(value: unknown): value is OwnWebhook {
	return (
		isRecord(value) && typeof value.id === 'number' && isText(value.event) && isText(value.key)
	);
}

function idsStored(value: unknown): number[] {
	return Array.isArray(value) ? value.map(Number).filter(Number.isInteger) : [];
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}
