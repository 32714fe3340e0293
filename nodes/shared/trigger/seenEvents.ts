import type { IWebhookFunctions } from 'n8n-workflow';

/** How many events this process remembers, for all triggers. */
const IN_PROCESS = 10_000;

/** How many events of a trigger n8n stores, so that a restart or another process does not repeat them. */
const STORED = 1_000;

const inProcess = new Set<string>();

/**
 * Which of the events this trigger has not had before; from now on it has. n8n stores its state only
 * after the run has started, and deliveries that come at the same time overwrite each other's there;
 * so the process remembers too. What n8n could not start is forgotten, since Kit will send it again.
 *
 * @param ids of the events of a delivery
 */
export function unseen(context: IWebhookFunctions, ids: string[]): Set<string> {
	const state = context.getWorkflowStaticData('node');
	const stored = Array.isArray(state.seen) ? state.seen.map(String) : [];
	const keyOf = (id: string) =>
		`${context.getWorkflow().id} ${context.getNode().id} ${context.getMode()} ${id}`;
	const fresh = ids.filter((id) => !stored.includes(id) && !inProcess.has(keyOf(id)));
	if (fresh.length === 0) return new Set();

	state.seen = [...stored, ...fresh].slice(-STORED);
	for (const id of fresh) inProcess.add(keyOf(id));
	for (const oldest of inProcess) {
		if (inProcess.size <= IN_PROCESS) break;
		inProcess.delete(oldest);
	}
	const response = context.getResponseObject();
	response.once('finish', () => {
		if (response.statusCode >= 500) for (const id of fresh) inProcess.delete(keyOf(id));
	});
	return new Set(fresh);
}
