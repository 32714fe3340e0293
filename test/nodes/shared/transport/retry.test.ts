import { UnreadableAnswer, type Failure } from '../../../../nodes/shared/transport/failure';
import { Pace } from '../../../../nodes/shared/transport/pace';
import { retry, waitBeforeRepeat } from '../../../../nodes/shared/transport/retry';
import { VirtualClock } from '../../../virtualClock';
import { httpError, lostConnection, SimulatedKit } from './simulatedKit';

const failure = (known: Partial<Failure>): Failure => ({
	messages: [],
	unreadable: false,
	cancelled: false,
	neverLeft: false,
	renewingToken: false,
	...known,
});

describe('waitBeforeRepeat', () => {
	const clock = new VirtualClock();
	const decide = (known: Partial<Failure>, safeToRepeat = true, repeats = 0) =>
		waitBeforeRepeat({ failure: failure(known), repeats, crashes: 0, safeToRepeat, clock });

	it.each([
		{ what: 'a 429', known: { status: 429 }, safe: true, wait: 1_000 },
		{ what: 'a 429 on an unsafe request', known: { status: 429 }, safe: false, wait: 1_000 },
		{
			what: 'a full queue on an unsafe request',
			known: { status: 413, messages: ['Please wait'] },
			safe: false,
			wait: 1_000,
		},
		{ what: 'a proxy’s 413', known: { status: 413 }, safe: true, wait: undefined },
		{ what: 'a 500', known: { status: 500 }, safe: true, wait: 1_000 },
		{ what: 'a 503', known: { status: 503 }, safe: true, wait: 1_000 },
		{ what: 'a 503 on an unsafe request', known: { status: 503 }, safe: false, wait: undefined },
		{ what: 'a 425 on an unsafe request', known: { status: 425 }, safe: false, wait: 1_000 },
		...[408, 502, 504, 520, 521, 522, 523, 524, 525, 526, 527, 529, 530].flatMap((status) => [
			{ what: `a ${status}`, known: { status }, safe: true, wait: 1_000 },
			{ what: `a ${status} on an unsafe request`, known: { status }, safe: false, wait: undefined },
		]),
		{
			what: 'nobody there, on an unsafe request',
			known: { code: 'ECONNREFUSED', neverLeft: true },
			safe: false,
			wait: 1_000,
		},
		{
			what: 'a certificate that is not Kit’s',
			known: { code: 'SELF_SIGNED_CERT_IN_CHAIN', neverLeft: true },
			safe: true,
			wait: undefined,
		},
		{
			what: 'a token that Kit does not refresh',
			known: { code: 'EAUTH', neverLeft: true, renewingToken: true },
			safe: true,
			wait: 1_000,
		},
		{
			what: 'a token that cannot be renewed just now, on an unsafe request',
			known: { status: 503, neverLeft: true, renewingToken: true },
			safe: false,
			wait: 1_000,
		},
		{ what: 'a 501', known: { status: 501 }, safe: true, wait: undefined },
		{ what: 'a lost connection', known: { code: 'ECONNRESET' }, safe: true, wait: 1_000 },
		{
			what: 'a lost connection on an unsafe request',
			known: { code: 'ECONNRESET' },
			safe: false,
			wait: undefined,
		},
		{ what: 'an unreadable answer', known: { unreadable: true }, safe: true, wait: 1_000 },
		{
			what: 'an unreadable answer to an unsafe request',
			known: { unreadable: true },
			safe: false,
			wait: undefined,
		},
		{ what: 'a 401', known: { status: 401 }, safe: true, wait: undefined },
		{ what: 'a 404', known: { status: 404 }, safe: true, wait: undefined },
		{ what: 'a 422', known: { status: 422 }, safe: true, wait: undefined },
		{
			what: 'a cancelled request',
			known: { code: 'ERR_CANCELED', cancelled: true },
			safe: true,
			wait: undefined,
		},
	])('returns $wait for $what', ({ known, safe, wait }) => {
		expect(decide(known, safe)).toBe(wait);
	});

	it('retries only once if Kit does not refresh a token', () => {
		const refused = { code: 'EAUTH', neverLeft: true, renewingToken: true };
		expect(decide(refused, false, 0)).toBe(1_000);
		expect(decide(refused, true, 1)).toBeUndefined();
	});

	it('doubles the wait up to 32 seconds and gives up after more than two minutes', () => {
		const waits = Array.from({ length: 9 }, (_, repeats) => decide({ status: 503 }, true, repeats));
		expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 32_000, 32_000, undefined]);
	});

	it('retries every four seconds while the window is used up, for two minutes', () => {
		const waits = Array.from({ length: 33 }, (_, repeats) =>
			decide({ status: 429 }, true, repeats),
		);
		expect(waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 4_000]);
		expect(waits.slice(-2)).toEqual([4_000, undefined]);
	});

	it('adds up to a quarter of jitter and never waits less than the base', () => {
		const wait = (random: number) =>
			waitBeforeRepeat({
				failure: failure({ status: 500 }),
				repeats: 3,
				crashes: 0,
				safeToRepeat: true,
				clock: { ...clock, now: clock.now, sleep: clock.sleep, random: () => random },
			});
		expect(wait(0)).toBe(8_000);
		expect(wait(0.999_999)).toBe(10_000);
	});

	it.each([
		{ retryAfter: '7', wait: 7_000 },
		{ retryAfter: '0', wait: 0 },
		{ retryAfter: new Date(clock.now() + 9_000).toUTCString(), wait: 9_000 },
		{ retryAfter: new Date(clock.now() - 9_000).toUTCString(), wait: 0 },
		{ retryAfter: 'soon', wait: 1_000 },
		{ retryAfter: 'soon 5', wait: 1_000 },
		{ retryAfter: '5.5', wait: 1_000 },
		{ retryAfter: '-5', wait: 1_000 },
		{ retryAfter: '2099', wait: undefined },
		{ retryAfter: '2099-01-01T00:00:00Z', wait: 1_000 },
		{ retryAfter: '5, 7', wait: 1_000 },
		{ retryAfter: '86400', wait: undefined },
	])('follows Retry-After “$retryAfter”', ({ retryAfter, wait }) => {
		expect(decide({ status: 429, retryAfter })).toBe(wait);
	});

	it('does not retry endlessly if Retry-After always allows it immediately', () => {
		const waits = [0, 1, 2, 3].map((repeats) =>
			decide({ status: 503, retryAfter: '0' }, true, repeats),
		);
		expect(waits).toEqual([0, 2_000, 4_000, 8_000]);
	});
});

describe('retry', () => {
	function setUp(limit = 120) {
		const clock = new VirtualClock();
		const kit = new SimulatedKit(clock, limit);
		const pace = new Pace(limit, clock);
		const send = (
			perform: (mayBeDone: boolean) => Promise<unknown>,
			safeToRepeat = true,
			signal?: AbortSignal,
		) => retry(perform, { pace, clock, safeToRepeat, signal });
		return { clock, kit, pace, send };
	}

	/** Fails with each of the errors in turn, then succeeds. */
	function failing(...errors: Error[]) {
		const calls = { count: 0 };
		const perform = async () => {
			const error = errors[calls.count++];
			if (error) throw error;
			return 'done';
		};
		return { calls, perform };
	}

	it('retries an idempotent request until it succeeds', async () => {
		const { clock, send } = setUp();
		const { calls, perform } = failing(httpError(503), lostConnection(), new UnreadableAnswer('?'));
		const outcome = await clock.run(send(perform));
		expect(outcome).toEqual({ ok: true, value: 'done' });
		expect(calls.count).toBe(4);
		expect(clock.sleeps).toEqual([1_000, 2_000, 4_000]);
	});

	it.each([
		{ what: 'a 500', error: httpError(500) },
		{ what: 'a lost connection', error: lostConnection() },
	])('sends a non-idempotent request once after $what', async ({ error }) => {
		const { clock, send } = setUp();
		const { calls, perform } = failing(error);
		expect(await clock.run(send(perform, false))).toMatchObject({ ok: false, error, tries: 1 });
		expect(calls.count).toBe(1);
	});

	it('gives up with the last response if Kit stays down', async () => {
		const { clock, send } = setUp();
		const error = httpError(502);
		const { calls, perform } = failing(...Array.from({ length: 20 }, () => error));
		const tries = { tries: 9, ms: 127_000, mayBeDone: true };
		expect(await clock.run(send(perform))).toEqual({ ok: false, error, ...tries });
		expect(calls.count).toBe(9);
	});

	it('gives up within seconds on a request that always gets a 500', async () => {
		const { clock, send } = setUp();
		const error = httpError(500);
		const { perform } = failing(...Array.from({ length: 20 }, () => error));
		const tries = { tries: 5, ms: 15_000, mayBeDone: true };
		expect(await clock.run(send(perform))).toEqual({ ok: false, error, ...tries });
	});

	it('does not mistake an outage for a request that Kit cannot process', async () => {
		const { clock, send } = setUp();
		const outage = [500, 500, 503, 500, 500, 502, 500].map((status) => httpError(status));
		const { calls, perform } = failing(...outage);
		expect((await clock.run(send(perform))).ok).toBe(true);
		expect(calls.count).toBe(8);
	});

	it('tells each attempt whether an earlier one may have been processed', async () => {
		const { clock, send } = setUp();
		const told: boolean[] = [];
		const { perform } = failing(httpError(429), httpError(425), lostConnection(), httpError(429));
		const work = async (mayBeDone: boolean) => {
			told.push(mayBeDone);
			return await perform();
		};
		await clock.run(send(work));
		expect(told).toEqual([false, false, false, true, true]);
	});

	it('waits as long as Retry-After says', async () => {
		const { clock, send } = setUp();
		const start = clock.now();
		const { perform } = failing(httpError(429, { 'retry-after': '30' }));
		await clock.run(send(perform, false));
		expect(clock.now() - start).toBe(30_000);
	});

	it('loses nothing when another client has used up the window', async () => {
		const { clock, kit, send } = setUp();
		kit.consume(120);
		const outcomes = await clock.run(
			Promise.all(Array.from({ length: 200 }, () => send(kit.request))),
		);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(200);
		// The whole window pauses: requests in flight are refused once, then a single one probes.
		expect(kit.refused).toBeLessThan(40);
	});

	it('loses nothing while another client constantly uses half of the window', async () => {
		const { clock, kit, send } = setUp();
		const other = (async () => {
			for (let minute = 0; minute < 8; minute++) {
				kit.consume(60);
				await clock.sleep(60_000);
			}
		})();
		const outcomes = await clock.run(
			Promise.all(Array.from({ length: 240 }, () => send(kit.request))),
		);
		await clock.run(other);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(240);
	});

	it('loses nothing when three processes share one key', async () => {
		const { clock, kit } = setUp();
		const processes = [1, 2, 3].map(() => new Pace(120, clock));
		const all = processes.flatMap((pace) =>
			Array.from({ length: 100 }, () =>
				retry(kit.request, { pace, clock, safeToRepeat: true, signal: undefined }),
			),
		);
		const outcomes = await clock.run(Promise.all(all));
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(300);
	});

	it('ends the wait between attempts when the execution is cancelled', async () => {
		const { clock, send } = setUp();
		const cancelled = new AbortController();
		const { calls, perform } = failing(httpError(500), httpError(500));
		const sending = send(perform, true, cancelled.signal);
		await clock.run(clock.sleep(500));
		cancelled.abort();
		expect((await clock.run(sending)).ok).toBe(false);
		expect(calls.count).toBe(1);
	});
});
