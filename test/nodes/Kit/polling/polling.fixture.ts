import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { KitPollingTrigger } from '../../../../nodes/Kit/KitPollingTrigger.node';
import { credentialsFor } from '../../../engine/credentials';
import { PollingInN8n } from '../../../engine/polling';
import { createSandbox, MEASURED_LAG, type Sandbox } from '../../../sandbox';
import { serveThroughNock } from '../../../sandbox/nock';
import { useVirtualClock, type VirtualClock } from '../../../virtualClock';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

/** A Kit whose lists lag, and an n8n, on one clock. */
export class World {
	readonly clock: VirtualClock = useVirtualClock();

	readonly sandbox: Sandbox;

	/** @param kitAheadMs by how much Kit's clock is ahead of n8n's */
	constructor(kitAheadMs = 0) {
		this.sandbox = createSandbox({ seed: 'empty', now: () => this.clock.now() + kitAheadMs });
		this.sandbox.store.openQuestions.listLag = MEASURED_LAG;
		serveThroughNock(this.sandbox);
	}

	trigger(parameters: INodeParameters): PollingInN8n {
		return new PollingInN8n(new KitPollingTrigger(), credentialsFor(this.sandbox), {
			authentication: 'apiKey',
			...parameters,
		});
	}

	/** Advances the clock. */
	async pass(ms: number): Promise<void> {
		await this.clock.run(this.clock.sleep(ms));
	}

	/** Lets the trigger poll once per interval. */
	async poll(kit: PollingInN8n, times = 1, everyMs = MINUTE_MS): Promise<void> {
		for (let time = 0; time < times; time++) {
			await this.pass(everyMs);
			await this.clock.run(kit.poll());
		}
	}

	async activate(kit: PollingInN8n): Promise<void> {
		await this.clock.run(kit.activate());
	}

	/** The requests since the last call. */
	sent(): string[] {
		return this.sandbox.requests.splice(0).map(({ method, path }) => `${method} ${path}`);
	}
}

/** The events that started the workflow, in all runs. */
export function given(kit: PollingInN8n): IDataObject[] {
	return kit.runs.flat().map(({ json }) => json);
}

/** A field of each event's record. */
export function each(kit: PollingInN8n, subject: string, field: string): unknown[] {
	return given(kit).map((item) => (item[subject] as IDataObject)[field]);
}
