import type { Deliver } from '../bulk/callbacks';

/** How long Kit waits for a response, according to a prototype of Kit's. */
const ANSWER_WITHIN_MS = 30_000;

/** Delivers over HTTP in real time, for sandboxes that are servers. */
export const deliverOverHttp: Deliver = async (request) =>
	await fetch(request, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
