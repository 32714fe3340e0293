import { settle } from '../../../../nodes/shared/basics/settle';
import { byId } from '../../../engine/locators';
import type { PollingInN8n } from '../../../engine/polling';
import { stopNock } from '../../../sandbox/nock';
import { Creator, random, told } from './creator.fixture';
import { each, given, MINUTE_MS, World } from './polling.fixture';

afterEach(stopNock);

/** Polls once; one time in eight, Kit rejects one of the requests. */
async function pollOrFail(world: World, kit: PollingInN8n, chance: () => number): Promise<void> {
	const { faults } = world.sandbox;
	const status = chance() < 0.5 ? 403 : 500;
	const skip = Math.floor(chance() * 8);
	if (chance() < 0.125) faults.add({ kind: 'status', status, times: 20, skip });
	const outcome = await world.clock.run(settle(async () => await kit.poll()));
	if (!outcome.ok) expect(outcome.error).toMatchObject({ name: 'NodeApiError' });
	faults.clear();
}

describe('Kit Polling Trigger delivers each event exactly once', () => {
	it.each([
		['and clocks that are the same', 0, 1],
		['and Kit’s clock a minute ahead', MINUTE_MS, 2],
		['and Kit’s clock a minute behind', -MINUTE_MS, 3],
	])(
		'on a day of random events, with lists up to five minutes behind %s',
		async (_, ahead, seed) => {
			const world = new World(ahead);
			const chance = random(seed);
			const creator = new Creator(world, chance);
			const kit = await creator.watched();
			for (let minute = 0; minute < 24 * 60; minute += 1) {
				if (chance() < 0.25) creator.act();
				await world.pass(MINUTE_MS);
				creator.list();
				if (chance() < 0.125) await pollOrFail(world, kit, chance);
			}
			await world.pass(9 * MINUTE_MS);
			creator.list();
			await world.poll(kit, 1, 0);
			expect(creator.happened.length).toBeGreaterThan(250);
			expect(told(kit).sort()).toEqual(creator.happened.sort());
			expect(world.sandbox.refused).toEqual([]);
		},
	);

	it('when n8n is down for hours, is killed, and has delivered nothing since it stored its state', async () => {
		const world = new World();
		const chance = random(4);
		const creator = new Creator(world, chance);
		const kit = await creator.watched();
		for (let outage = 0; outage < 3; outage++) {
			for (let minute = 0; minute < 90; minute += 5) {
				if (minute < 60) for (let events = 0; events < 3; events++) creator.act();
				await world.pass(5 * MINUTE_MS);
				creator.list();
				await world.poll(kit, 1, 0);
			}
			kit.end();
			for (let minute = 0; minute < 7 * 60; minute += 5) {
				creator.act();
				await world.pass(5 * MINUTE_MS);
				creator.list();
			}
			await world.activate(kit);
		}
		await world.poll(kit, 3);
		expect(told(kit).sort()).toEqual(creator.happened.sort());
	});

	it('when 2,500 people are added between two polls: at most 1,000 in each run, oldest first', async () => {
		const world = new World();
		const kit = world.trigger({ events: ['subscriber.created'] });
		await world.activate(kit);
		for (let index = 0; index < 2_500; index++) {
			world.sandbox.store.addSubscriber({
				emailAddress: `${index}@example.com`,
				createdAt: world.clock.now() + Math.floor(index / 50) * 1_000,
			});
		}
		await world.poll(kit, 5);
		expect(kit.runs.map(({ length }) => length)).toEqual([1_000, 1_000, 500]);
		expect(each(kit, 'subscriber', 'email_address')).toEqual(
			Array.from({ length: 2_500 }, (_, index) => `${index}@example.com`),
		);
	});

	it('when 2,500 purchases are made between two polls', async () => {
		const world = new World();
		const kit = world.trigger({ authentication: 'oAuth2', events: ['purchase.created'] });
		await world.activate(kit);
		const { id } = world.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });
		for (let index = 0; index < 2_500; index++) {
			world.sandbox.store.addPurchase({ subscriberId: id, transactionId: String(index) });
		}
		await world.poll(kit, 20);
		expect(kit.runs.map(({ length }) => length)).toEqual([1_000, 1_000, 500]);
		expect(new Set(each(kit, 'purchase', 'transaction_id')).size).toBe(2_500);
	});

	it('when n8n was down for a week in which 2,500 people were added, in no more pages than needed', async () => {
		const world = new World();
		const kit = world.trigger({ events: ['subscriber.created'] });
		await world.activate(kit);
		kit.end();
		for (let index = 0; index < 2_500; index++) {
			world.sandbox.store.addSubscriber({ emailAddress: `${index}@example.com` });
			await world.pass(4 * MINUTE_MS);
		}
		world.sent();
		await world.activate(kit);
		await world.poll(kit, 4);
		expect(kit.runs.map(({ length }) => length)).toEqual([1_000, 1_000, 500]);
		expect(each(kit, 'subscriber', 'email_address')).toEqual(
			Array.from({ length: 2_500 }, (_, index) => `${index}@example.com`),
		);
		expect(world.sent().length).toBeLessThanOrEqual(9);
	});

	it('as soon as Kit lists it: within the lag and one interval', async () => {
		const world = new World();
		const tag = world.sandbox.store.addTag('Customer');
		const kit = world.trigger({ events: ['subscriber.tag_added'], tag: byId(tag.id) });
		await world.activate(kit);
		const delays: number[] = [];
		const chance = random(5);
		for (let index = 0; index < 40; index++) {
			const second = Math.floor(chance() * MINUTE_MS);
			await world.pass(second);
			const { id } = world.sandbox.store.addSubscriber({ emailAddress: `${index}@example.com` });
			const start = world.clock.now();
			world.sandbox.store.tag(id, tag.id);
			await world.poll(kit, 1, MINUTE_MS - second);
			while (given(kit).length <= index) await world.poll(kit);
			delays.push(world.clock.now() - start);
		}
		// Kit lists a tag's subscribers after 180 seconds, and the trigger polls every minute.
		expect(Math.max(...delays)).toBeLessThanOrEqual(240_000);
	});
});
