import type { INodeType } from 'n8n-workflow';

import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox';
import { serveThroughNock, stopNock } from '../sandbox/nock';
import { useVirtualClock, type VirtualClock } from '../virtualClock';
import { N8n } from './n8n';

interface KitOptions extends SandboxOptions {
	/** The node that n8n runs; the V4 node by default. */
	node?: () => INodeType;
	/** Puts Kit and the nodes on a clock that only advances when everything is waiting. */
	virtualClock?: true;
	/** The tests send requests that Kit does not document, and assert the result themselves. */
	undocumented?: 'allowed';
}

interface TestKit {
	/** The account in Kit. */
	readonly sandbox: Sandbox;
	/** An n8n with a credential for it. */
	readonly n8n: N8n;
	/** @throws without `virtualClock` */
	readonly clock: VirtualClock;
}

/**
 * Gives each test of the file, or of the `describe` that it is called in, a Kit and an n8n of its
 * own. Before the test, the sandbox takes over Kit's hosts and all other connections are refused.
 * After it, the network is restored, and the test fails if it sent anything that Kit does not
 * document.
 */
export function useKit({ node, virtualClock, undocumented, ...options }: KitOptions = {}): TestKit {
	let sandbox: Sandbox;
	let n8n: N8n;
	let clock: VirtualClock | undefined;

	beforeEach(() => {
		clock = virtualClock ? useVirtualClock() : undefined;
		sandbox = createSandbox({
			...(clock ? { now: clock.now, sleep: clock.sleep } : {}),
			...options,
		});
		serveThroughNock(sandbox);
		n8n = new N8n(sandbox, node?.());
	});

	afterEach(() => {
		stopNock();
		if (undocumented !== 'allowed') expect(sandbox.refused).toEqual([]);
	});

	return {
		get sandbox() {
			return sandbox;
		},
		get n8n() {
			return n8n;
		},
		get clock() {
			if (!clock) throw new Error('There is no clock here without useKit({ virtualClock: true })');
			return clock;
		},
	};
}
