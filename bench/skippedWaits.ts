/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in bench/ is published */
import { setTimeout } from 'node:timers/promises';

import type { Clock } from '../nodes/shared/transport/clock';

/** Shorter than any wait for Kit, and longer than the turns that a run leaves to the event loop. */
const LONG_MS = 1_000;

/**
 * Real time without its long waits: Kit's minute has passed as soon as something waits for it.
 * Unlike with a virtual clock, time passes while a node runs, which a node that yields after some
 * time needs.
 *
 * @param onWait runs instead of each long wait; if it never returns, the wait never ends
 */
export function skippedWaits(onWait: () => Promise<void> = async () => {}): Clock {
	let skipped = 0;
	return {
		now: () => Date.now() + skipped,
		sleep: async (ms) => {
			if (ms >= LONG_MS) {
				await onWait();
				skipped += ms;
			}
			await setTimeout(ms >= LONG_MS ? 0 : ms);
		},
		random: () => Math.random(),
	};
}
