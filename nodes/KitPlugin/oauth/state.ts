import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';

/** What tokens cannot say of themselves. */
interface State {
	/** Codes that were exchanged, with the second at which they expire. */
	used: Map<string, number>;
	/** Grants that were revoked. Refresh tokens have no end, so these stay. */
	revoked: Set<string>;
}

/**
 * By the trigger's ID. n8n stores what webhooks change only after the request, and a run that stores
 * something of its own overwrites it, so this process keeps it too and each change stores the union.
 */
const inProcess = new Map<string, State>();

/**
 * Makes the place in which n8n stores the state, since making it within a run would count as a change
 * that the run stores at its end.
 */
export function prepareState(context: IHookFunctions, webhookId: string): void {
	// The data of the node itself goes by its name, and is lost when somebody renames it.
	const data = context.getWorkflowStaticData('global');
	if (!isRecord(data[keyOf(webhookId)])) data[keyOf(webhookId)] = { used: {}, revoked: [] };
}

/**
 * Takes a code, once.
 *
 * @param expires second since the epoch at which nobody could use the code anyway
 * @param now second since the epoch
 * @returns whether it was the first time
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

/** Ends a grant, and with it all the tokens that were issued for it. */
export function revokeGrant(context: IWebhookFunctions, grant: string): void {
	const { state, store } = stateOf(context);
	state.revoked.add(grant);
	store();
}

export function isRevoked(context: IWebhookFunctions, grant: string): boolean {
	const { state, stored, store } = stateOf(context);
	// Of changes at the same moment n8n keeps only one, so what it lost is stored with the next request.
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
