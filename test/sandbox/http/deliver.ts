import type { Deliver } from '../bulk/callbacks';

/** How long Kit waits for an answer: only a prototype of Kit's says so. */
const ANSWER_WITHIN_MS = 30_000;

/** Delivers over HTTP in real time, for sandboxes that are servers. */
export const deliverOverHttp: Deliver = async (request) =>
	await fetch(request, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
