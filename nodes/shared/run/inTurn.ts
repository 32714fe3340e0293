import { systemClock } from '../transport/clock';

/** For how many milliseconds a run may block the event loop. */
const SLICE_MS = 10;

let lastTurn = 0;

/** Resolves when the event loop has had its turn; no work runs until then. */
let turn: Promise<void> | undefined;

/**
 * Runs CPU-bound work piece by piece, in a queue shared by all runs of this process, and yields to
 * the event loop between pieces. So n8n keeps serving webhooks, its editor and its queue while
 * thousands of items are read.
 *
 * @param work at most the work for one item
 * @returns what `work` returns, without a promise if there is nothing to wait for
 * @throws what `work` throws
 */
export function inTurn<T>(work: () => T): T | Promise<T> {
	const isDue = systemClock.now() - lastTurn >= SLICE_MS;
	return turn || isDue ? afterTurn(work) : work();
}

async function afterTurn<T>(work: () => T): Promise<T> {
	while (turn) await turn;
	if (systemClock.now() - lastTurn >= SLICE_MS) {
		turn = eventLoopTurn();
		await turn;
	}
	return work();
}

async function eventLoopTurn(): Promise<void> {
	await systemClock.sleep(0);
	lastTurn = systemClock.now();
	turn = undefined;
}
