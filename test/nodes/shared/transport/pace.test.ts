import { Pace, paceOf } from '../../../../nodes/shared/transport/pace';
import { retry } from '../../../../nodes/shared/transport/retry';
import { useVirtualClock, VirtualClock } from '../../../virtualClock';
import { SimulatedKit } from './simulatedKit';

const MINUTE = 60_000;

function setUp(limit: number, latency?: number) {
	const clock = new VirtualClock();
	const kit = new SimulatedKit(clock, limit, latency);
	const pace = new Pace(limit, clock);
	const start = clock.now();
	const elapsed = () => clock.now() - start;
	const send = (count: number, signal?: AbortSignal) =>
		Promise.all(Array.from({ length: count }, () => pace.run(kit.request, signal)));
	return { clock, kit, pace, send, elapsed };
}

describe('Pace', () => {
	it('sends a burst up to the limit without waiting', async () => {
		const { clock, kit, send, elapsed } = setUp(120);
		await clock.run(send(120));
		expect(kit.accepted).toHaveLength(120);
		// 120 requests, 20 at a time, 100 ms each.
		expect(elapsed()).toBe(600);
	});

	it.each([
		{ limit: 120, count: 300, windows: 2 },
		{ limit: 600, count: 1_500, windows: 2 },
		{ limit: 120, count: 120, windows: 0 },
		{ limit: 120, count: 121, windows: 1 },
	])('sends $count requests at $limit per minute without a 429', async (row) => {
		const { clock, kit, send, elapsed } = setUp(row.limit);
		await clock.run(send(row.count));
		expect(kit.accepted).toHaveLength(row.count);
		expect(kit.refused).toBe(0);
		expect(elapsed()).toBeGreaterThanOrEqual(row.windows * MINUTE);
		// The last window starts on time; then come another 120 requests, 20 at a time, 100 ms each.
		expect(elapsed()).toBeLessThanOrEqual(row.windows * MINUTE + 2 * (row.limit / 20) * 100);
	});

	it('respects the limit if responses take very different times', async () => {
		const { clock, kit, pace } = setUp(120);
		const uneven = async (i: number) => {
			await clock.sleep((i * 37) % 900);
			return await kit.request();
		};
		await clock.run(Promise.all(Array.from({ length: 500 }, (_, i) => pace.run(() => uneven(i)))));
		expect(kit.refused).toBe(0);
	});

	it('has no more than 20 requests in flight', async () => {
		const { clock, kit, send } = setUp(600);
		await clock.run(send(600));
		expect(kit.mostAtOnce).toBe(20);
	});

	it('shares one window between several executions', async () => {
		const { clock, kit, send } = setUp(120);
		await clock.run(Promise.all([send(100), send(100), send(100)]));
		expect(kit.accepted).toHaveLength(300);
		expect(kit.refused).toBe(0);
	});

	it('sends in the order in which requests came', async () => {
		const { clock, pace } = setUp(2);
		const order: number[] = [];
		const request = async (i: number) => {
			order.push(i);
			await clock.sleep(10);
		};
		await clock.run(Promise.all([0, 1, 2, 3, 4].map((i) => pace.run(() => request(i)))));
		expect(order).toEqual([0, 1, 2, 3, 4]);
	});

	it('sends retries before new requests', async () => {
		const { clock, pace } = setUp(1);
		const order: string[] = [];
		const note = (name: string) => async () => {
			order.push(name);
		};
		await clock.run(
			Promise.all([
				pace.run(note('first')),
				pace.run(note('new')),
				pace.run(note('again'), undefined, true),
			]),
		);
		expect(order).toEqual(['first', 'again', 'new']);
	});

	it('holds all requests back during a pause, then probes with one', async () => {
		const { clock, kit, pace, send, elapsed } = setUp(1_200);
		pace.refused(0);
		pace.pause(5_000);
		await clock.run(send(3));
		expect(kit.accepted[0]).toBe(clock.now() - elapsed() + 5_050);
		// The first is sent alone; its success allows two at the same time.
		expect(kit.mostAtOnce).toBe(2);
	});

	it('spaces requests evenly while another client uses the key, and sends bursts again a minute later', async () => {
		const { clock, kit, pace, send } = setUp(120);
		pace.refused(0);
		await clock.run(send(5));
		const gaps = kit.accepted.map((at, i) => at - (kit.accepted[i - 1] ?? at));
		expect(gaps).toEqual([0, 500, 500, 500, 500]);
		await clock.run(clock.sleep(MINUTE));
		const start = clock.now();
		await clock.run(send(5));
		expect(clock.now() - start).toBe(100);
	});

	it('frees the slot of a request that failed', async () => {
		const { clock, pace, elapsed } = setUp(1);
		const failing = pace.run(async () => {
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');
		await clock.run(pace.run(async () => undefined));
		expect(elapsed()).toBe(MINUTE);
	});

	it('ends the waits of a cancelled execution immediately and keeps those of others', async () => {
		const { clock, kit, send, elapsed } = setUp(10);
		const cancelled = new AbortController();
		const mine = send(30, cancelled.signal);
		const others = send(5);
		const waits = expect(mine).rejects.toThrow('cancelled');
		await clock.run(clock.sleep(1_000));
		cancelled.abort();
		await waits;
		expect(elapsed()).toBe(1_000);
		await clock.run(others);
		expect(kit.accepted).toHaveLength(15);
	});

	it('does not wait for an execution that is already cancelled', async () => {
		const { kit, pace } = setUp(10);
		await expect(pace.run(kit.request, AbortSignal.abort())).rejects.toThrow('cancelled');
		expect(kit.accepted).toHaveLength(0);
	});
});

describe('The window of a credential', () => {
	const HOUR = 60 * MINUTE;

	it('is the same as long as something depends on it', async () => {
		const clock = useVirtualClock();
		const pace = paceOf('busy', 120);
		await clock.run(pace.run(async () => await clock.sleep(MINUTE)));
		await clock.run(clock.sleep(MINUTE / 2));
		paceOf('another', 120);
		expect(paceOf('busy', 120)).toBe(pace);
	});

	it('is kept for a request that waits for a retry', async () => {
		const clock = useVirtualClock();
		const pace = paceOf('waiting', 120);
		let tries = 0;
		const work = retry(
			async () => {
				tries += 1;
				if (tries < 9) throw Object.assign(new Error(), { cause: { code: 'ECONNRESET' } });
			},
			{ pace, clock, safeToRepeat: true, signal: undefined },
		);
		const others = (async () => {
			for (let i = 0; i < 3; i++) {
				await clock.sleep(MINUTE / 2);
				paceOf(`other ${i}`, 120);
				expect(paceOf('waiting', 120)).toBe(pace);
			}
		})();
		await clock.run(Promise.all([work, others]));
	});

	it('is discarded if it was unused for a while and others are used', async () => {
		const clock = useVirtualClock();
		await clock.run(clock.sleep(HOUR));
		const pace = paceOf('unused', 120);
		await clock.run(pace.run(async () => await clock.sleep(100)));
		await clock.run(clock.sleep(HOUR));
		paceOf('newcomer', 120);
		expect(paceOf('unused', 120)).not.toBe(pace);
	});
});
