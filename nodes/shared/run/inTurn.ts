import { systemClock } from '../transport/clock';

/** How long a run may keep the event loop to itself. */
const SLICE_MS = 10;

let lastTurn = 0;

/** Ends with the turn that the event loop is having; nobody works until then. */
let turn: Promise<void> | undefined;

/**
 * Runs work that takes CPU time, one piece after the other for all runs of this process, and lets
 * the event loop have its turn between pieces: n8n goes on answering webhooks, its editor and its
 * queue while thousands of items are read.
 *
 * @param work one item's worth at the most
 * @returns what `work` returns, without a promise where nothing has to be waited for
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
