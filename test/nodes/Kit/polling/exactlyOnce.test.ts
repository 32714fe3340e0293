import type { IDataObject } from 'n8n-workflow';

import { byId } from '../../../engine/locators';
import type { PollingInN8n } from '../../../engine/polling';
import { stopNock } from '../../../sandbox/nock';
import { each, given, HOUR_MS, MINUTE_MS, World } from './polling.fixture';

afterEach(stopNock);

/**
 * A reproducible sequence of numbers from 0 to 1, so that a failing day can be repeated
 * (mulberry32).
 */
function random(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let value = Math.imul(state ^ (state >>> 15), 1 | state);
		value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
		return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** An account in which events happen, and which knows the events that a trigger must deliver. */
class Creator {
	readonly happened: string[] = [];

	/** Events that are not listed yet, with the time at which they will be. */
	private later: Array<{ listedAt: number; write: () => void }> = [];

	private readonly store;

	readonly tag;

	readonly form;

	private readonly broadcast;

	private count = 0;

	constructor(
		private readonly world: World,
		private readonly chance: () => number,
	) {
		this.store = world.sandbox.store;
		this.tag = this.store.addTag('Customer');
		this.form = this.store.addForm({ name: 'Newsletter' });
		this.broadcast = this.store.addBroadcast({ subject: 'Draft' });
	}

	/** Makes one event happen; Kit lists it up to five minutes later. */
	act(): void {
		const { store } = this;
		const at = store.now();
		const name = `person-${(this.count += 1)}`;
		const listedAt = this.world.clock.now() + Math.floor(this.chance() * 5 * MINUTE_MS);
		const write = [
			() => this.created(name, at),
			() => {
				// Two people in the same second, and an existing one who gets a tag or unsubscribes.
				this.created(`${name}-a`, at);
				this.created(`${name}-b`, at);
			},
			() => this.tell('subscriber.tag_added', store.tag(this.old(name), this.tag.id, at)),
			() => {
				const { membership } = store.addToForm(this.old(name), this.form.id, null, at);
				this.tell('subscriber.subscribed_to_form', membership);
			},
			() => {
				const subscriberId = this.old(name);
				const subscriber = store.subscribers.get(subscriberId);
				if (!subscriber) return;
				store.setState(subscriber, 'cancelled');
				subscriber.canceledAt = at;
				this.tell('subscriber.unsubscribed', { subscriberId });
			},
			() => {
				const subscriberId = this.old(name);
				const { id } = store.addPurchase({
					subscriberId,
					transactionId: name,
					transactionTime: at,
				});
				this.happened.push(`purchase.created:${id}`);
			},
			() => {
				const { id } = store.addPost({ title: name, publishedAt: at });
				this.happened.push(`post.published:${id}`);
			},
			() => {
				const { id } = store.addBroadcast({ ...this.broadcast, subject: name, sendAt: at });
				const broadcast = store.broadcasts.get(id);
				if (broadcast) broadcast.forcedStatus = 'completed';
				this.happened.push(`broadcast.sent:${id}`);
			},
		][Math.floor(this.chance() * 8)];
		if (write) this.later.push({ listedAt, write });
	}

	/** Updates Kit's lists. */
	list(): void {
		const now = this.world.clock.now();
		const due = this.later.filter(({ listedAt }) => listedAt <= now);
		this.later = this.later.filter(({ listedAt }) => listedAt > now);
		for (const { write } of due) write();
	}

	private created(name: string, createdAt: number): void {
		const { id } = this.store.addSubscriber({ emailAddress: `${name}@example.com`, createdAt });
		this.happened.push(`subscriber.created:${id}`);
	}

	/** A subscriber who was added a year ago. */
	private old(name: string): number {
		const createdAt = this.store.now() - 365 * 24 * HOUR_MS;
		return this.store.addSubscriber({ emailAddress: `${name}@example.com`, createdAt }).id;
	}

	private tell(event: string, { subscriberId }: { subscriberId: number }): void {
		this.happened.push(`${event}:${subscriberId}`);
	}
}

/** The events that a trigger delivered, in readable form. */
const told = (kit: PollingInN8n) =>
	given(kit).map((item) => {
		const [subject] = [item.subscriber, item.purchase, item.post, item.broadcast].filter(Boolean);
		return `${String(item.event)}:${String((subject as IDataObject).id)}`;
	});

const ALL_TIMED = [
	'broadcast.sent',
	'post.published',
	'purchase.created',
	'subscriber.created',
	'subscriber.subscribed_to_form',
	'subscriber.tag_added',
	'subscriber.unsubscribed',
];

async function active(world: World, creator: Creator): Promise<PollingInN8n> {
	const kit = world.trigger({
		authentication: 'oAuth2',
		events: ALL_TIMED,
		tag: byId(creator.tag.id),
		form: byId(creator.form.id),
	});
	await world.activate(kit);
	return kit;
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
			const kit = await active(world, creator);
			for (let minute = 0; minute < 24 * 60; minute += 1) {
				if (chance() < 0.25) creator.act();
				await world.pass(MINUTE_MS);
				creator.list();
				if (chance() < 0.125) await world.poll(kit, 1, 0);
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
		const kit = await active(world, creator);
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
