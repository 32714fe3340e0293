import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';

/** What tokens themselves cannot contain. */
interface State {
	/** Authorization codes that were exchanged, with the second at which they expire. */
	used: Map<string, number>;
	/** Grants that were revoked. Refresh tokens do not expire, so these are kept. */
	revoked: Set<string>;
}

/**
 * By the trigger's ID. n8n only stores changes by webhooks after the request, and a run that stores
 * changes of its own overwrites them; so this process keeps a copy, and each change stores the
 * union.
 */
const inProcess = new Map<string, State>();

/**
 * Creates the object in which n8n stores the state. Creating it within a run would count as a
 * change that the run stores at its end.
 */
export function prepareState(context: IHookFunctions, webhookId: string): void {
	// The static data of a node is keyed by the node's name, so it is lost when the node is renamed.
	const data = context.getWorkflowStaticData('global');
	if (!isRecord(data[keyOf(webhookId)])) data[keyOf(webhookId)] = { used: {}, revoked: [] };
}

/**
 * Marks a code as used.
 *
 * @param expires second since the epoch at which the code expires anyway
 * @param now second since the epoch
 * @returns whether it was unused
 */
export function useCode(
	context: IWebhookFunctions,
	code: string,
	expires: number,
	now: number,
): boolean {
	const { state, store } = stateOf(context);
	if (state.used.has(code)) return false;
	for (const [other, end] of state.used) if (end < now) state.used.delete(other);
	state.used.set(code, expires);
	store();
	return true;
}

/** Revokes a grant, and with it all tokens that were issued for it. */
export function revokeGrant(context: IWebhookFunctions, grant: string): void {
	const { state, store } = stateOf(context);
	state.revoked.add(grant);
	store();
}

export function isRevoked(context: IWebhookFunctions, grant: string): boolean {
	const { state, stored, store } = stateOf(context);
	// If two changes happen at the same moment, n8n only keeps one, so the other is stored with the
	// next request.
	if (stored < state.revoked.size) store();
	return state.revoked.has(grant);
}

/** @returns also how many revoked grants n8n has stored */
function stateOf(context: IWebhookFunctions): {
	state: State;
	stored: number;
	store: () => void;
} {
	const webhookId = context.getNode().webhookId ?? '';
	const state = inProcess.get(webhookId) ?? { used: new Map(), revoked: new Set() };
	inProcess.set(webhookId, state);

	const data = context.getWorkflowStaticData('global');
	const { used, revoked } = storedIn(data[keyOf(webhookId)]);
	for (const [code, end] of used) state.used.set(code, end);
	for (const grant of revoked) state.revoked.add(grant);
	const store = () => {
		const whole: IDataObject = {
			used: Object.fromEntries(state.used),
			revoked: [...state.revoked],
		};
		data[keyOf(webhookId)] = whole;
	};
	return { state, stored: revoked.length, store };
}

function storedIn(value: unknown): { used: Array<[string, number]>; revoked: string[] } {
	const { used, revoked } = isRecord(value) ? value : {};
	return {
		used: Object.entries(isRecord(used) ? used : {}).flatMap(([code, end]) =>
			typeof end === 'number' ? [[code, end] as [string, number]] : [],
		),
		revoked: Array.isArray(revoked) ? revoked.map(String) : [],
	};
}

function keyOf(webhookId: string): string {
	return `kitPlugin ${webhookId}`;
}
