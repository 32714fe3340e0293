/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in bench/ is published */
import { createRequire } from 'node:module';

import type * as KitNode from '../nodes/Kit/Kit.node';
import type * as KitV3Node from '../nodes/KitV3/KitV3V1.node';
import type * as ClockOfNodes from '../nodes/shared/transport/clock';
import type * as PaceOfNodes from '../nodes/shared/transport/pace';
import type * as RetryOfNodes from '../nodes/shared/transport/retry';
import { VirtualClock } from '../test/virtualClock';

// Measures what is published. By path, because it does not exist before the first build.
const require = createRequire(__filename);
type Clock = ClockOfNodes.Clock;
const { systemClock } = require('../dist/nodes/shared/transport/clock.js') as typeof ClockOfNodes;
export const { Kit } = require('../dist/nodes/Kit/Kit.node.js') as typeof KitNode;
export const { KitV3V1 } = require('../dist/nodes/KitV3/KitV3V1.node.js') as typeof KitV3Node;
export const { Pace } = require('../dist/nodes/shared/transport/pace.js') as typeof PaceOfNodes;
export const { retry } = require('../dist/nodes/shared/transport/retry.js') as typeof RetryOfNodes;

/** Sets the clock of the built nodes. */
export function useClock({ now, sleep, random }: Clock): void {
	Object.assign(systemClock, { now, sleep, random });
}

/** Gives the built nodes a virtual clock, so that nothing waits for Kit's minute to pass. */
export function virtualClock(): VirtualClock {
	const clock = new VirtualClock();
	useClock(clock);
	return clock;
}
