/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in bench/ is published */
import { setTimeout } from 'node:timers/promises';

import type { Clock } from '../nodes/shared/transport/clock';

const TIMES = 20;

/** Real time, in which Kit's minute passes in three seconds; the same in all processes. */
export const fastClock: Clock = {
	now: () => Date.now() * TIMES,
	sleep: async (ms, signal) => await setTimeout(ms / TIMES, undefined, { signal }),
	random: () => Math.random(),
};
