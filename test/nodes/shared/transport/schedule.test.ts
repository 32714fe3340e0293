import { Pace } from '../../../../nodes/shared/transport/pace';
import { retry } from '../../../../nodes/shared/transport/retry';
import { VirtualClock } from '../../../virtualClock';
import { SimulatedKit } from './simulatedKit';

const MINUTE = 60_000;

interface Account {
	/** Requests that Kit allows in any minute. */
	limit: number;
	/** All requests together. */
	count: number;
	/** How many n8n processes share the key. */
	processes: number;
}

/** The outcome of the requests, and the duration until the last one compared with the ideal. */
async function run({ limit, count, processes }: Account) {
	const clock = new VirtualClock();
	clock.random = evenlySpread();
	const start = clock.now();
	const kit = new SimulatedKit(clock, limit);
	const paces = Array.from({ length: processes }, () => new Pace(limit, clock));
	const requests = Array.from({ length: count }, async (_, i) => {
		const pace = paces[i % processes] as Pace;
		return await retry(kit.request, { pace, clock, safeToRepeat: false, signal: undefined });
	});
	const outcomes = await clock.run(Promise.all(requests));
	// Request n can be sent a whole window after request n - limit at the earliest.
	const ideal = (Math.ceil(count / limit) - 1) * MINUTE;
	const last = (kit.accepted.at(-1) ?? Infinity) - start;
	return { kit, succeeded: outcomes.filter(({ ok }) => ok).length, ratio: last / ideal };
}

/**
 * A reproducible sequence of numbers from 0 to 1: without jitter, all processes would retry at the
 * same time.
 */
function evenlySpread(): () => number {
	let last = 0;
	return () => (last = (last + 0.618_034) % 1);
}

describe('The schedule of many requests', () => {
	it.each([
		{ limit: 120, count: 1_000 },
		{ limit: 600, count: 5_000 },
	])('is within 2 % of the ideal for $count requests at $limit per minute', async (account) => {
		const { kit, succeeded, ratio } = await run({ ...account, processes: 1 });
		expect(kit.refused).toBe(0);
		expect(succeeded).toBe(account.count);
		expect(ratio).toBeGreaterThanOrEqual(1);
		expect(ratio).toBeLessThanOrEqual(1.02);
	});

	it.each([
		{ limit: 120, count: 1_000, processes: 2 },
		{ limit: 120, count: 1_000, processes: 3 },
		{ limit: 120, count: 1_000, processes: 5 },
		{ limit: 600, count: 5_000, processes: 3 },
	])(
		'is within 10 % of the ideal if $processes processes share $limit per minute',
		async (account) => {
			const { kit, succeeded, ratio } = await run(account);
			expect(succeeded).toBe(account.count);
			expect(kit.accepted).toHaveLength(account.count);
			expect(ratio).toBeLessThanOrEqual(1.1);
		},
	);
});
