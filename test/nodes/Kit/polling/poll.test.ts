import { stopNock } from '../../../sandbox/nock';
import { byId } from '../../../engine/locators';
import { each, given, HOUR_MS, MINUTE_MS, World } from './polling.fixture';

let world: World;

beforeEach(() => {
	world = new World();
});

afterEach(() => {
	stopNock();
	expect(world.sandbox.refused).toEqual([]);
});

const failure = async (work: Promise<unknown>) =>
	await world.clock.run(
		work.then(
			() => undefined,
			(error: Error & { description?: string }) => error,
		),
	);
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const person = (name: string | number) =>
	world.sandbox.store.addSubscriber({ emailAddress: `${name}@example.com` });
const ALL = [
	'broadcast.sent',
	'post.published',
	'purchase.created',
	'subscriber.created',
	'subscriber.matched_filter',
	'subscriber.subscribed_to_form',
	'subscriber.tag_added',
	'subscriber.unsubscribed',
];
const everything = () => {
	const { store } = world.sandbox;
	const [tag, form] = [store.addTag('Customer'), store.addForm({ name: 'Newsletter' })];
	const kit = world.trigger({
		authentication: 'oAuth2',
		events: ALL,
		tag: byId(tag.id),
		form: byId(form.id),
		conditions: { state: [{ states: ['bounced'] }] },
	});
	return { kit, tag, form };
};

describe('Kit Polling Trigger', () => {
	it('delivers every event that it offers once, in the format of Kit Trigger', async () => {
		const { store } = world.sandbox;
		const { kit, tag, form } = everything();
		const ana = person('ana');
		const broadcast = store.addBroadcast({ subject: 'Spring offer' });
		const post = store.addPost({ title: 'Ten ideas', status: 'draft' });
		await world.activate(kit);
		await world.pass(MINUTE_MS);

		const bob = person('bob');
		store.tag(ana.id, tag.id);
		store.addToForm(ana.id, form.id);
		store.addPurchase({ subscriberId: ana.id, transactionId: '1' });
		store.sendBroadcast(broadcast);
		store.publishPost(post);
		store.setState(bob, 'bounced');
		store.setState(ana, 'cancelled');
		await world.poll(kit, 8);

		const byEvent = new Map(given(kit).map((item) => [item.event, item]));
		expect(
			given(kit)
				.map(({ event }) => event)
				.sort(),
		).toEqual(ALL);
		const about = { first_name: null, email_address: 'ana@example.com' };
		for (const [event, subject] of [
			['subscriber.created', { subscriber: { id: bob.id } }],
			['subscriber.unsubscribed', { subscriber: { ...about, state: 'cancelled' } }],
			['subscriber.tag_added', { subscriber: about, tag: { id: tag.id } }],
			['subscriber.subscribed_to_form', { subscriber: about, form: { id: form.id } }],
			['subscriber.matched_filter', { subscriber: { id: String(bob.id) } }],
			['purchase.created', { purchase: { transaction_id: '1' } }],
			['broadcast.sent', { broadcast: { id: broadcast.id, status: 'completed' } }],
			['post.published', { post: { id: post.id, title: 'Ten ideas' } }],
		] as const) {
			expect(byEvent.get(event)).toMatchObject({
				event,
				id: expect.stringMatching(new RegExp(`^${event}:\\d+`)),
				occurredAt: expect.stringMatching(/^2026-01-01T00:0\d:\d\dZ$/),
				...subject,
			});
		}
	});

	it('sends one request per event if nothing happened, and does not start the workflow', async () => {
		const { kit } = everything();
		for (const name of numbers(30)) person(name);
		await world.activate(kit);
		expect(world.sent()).toHaveLength(ALL.length);
		await world.poll(kit);
		expect(world.sent()).toHaveLength(ALL.length);
		expect(kit.runs).toEqual([]);
	});

	it('starts from now: what existed when the workflow was activated is not an event', async () => {
		const { store } = world.sandbox;
		const { kit, tag, form } = everything();
		const ana = person('ana');
		store.tag(ana.id, tag.id);
		store.addToForm(ana.id, form.id);
		store.addPurchase({ subscriberId: ana.id, transactionId: '1' });
		store.sendBroadcast(store.addBroadcast({ subject: 'Old' }));
		store.publishPost(store.addPost({ title: 'Old' }));
		store.setState(person('bob'), 'bounced');
		store.setState(ana, 'cancelled');
		await world.pass(5 * MINUTE_MS);
		await world.activate(kit);
		await world.poll(kit, 15);
		expect(given(kit)).toEqual([]);
	});

	it('shows the latest ten in a test, latest last, and does not remember them', async () => {
		const kit = world.trigger({ events: ['subscriber.created'] });
		for (const name of numbers(12)) {
			person(name);
			await world.pass(1_000);
		}
		const items = await world.clock.run(kit.test());
		expect(
			items.map(({ json }) => (json.subscriber as { email_address: string }).email_address),
		).toEqual(
			numbers(12)
				.slice(2)
				.map((name) => `${name}@example.com`),
		);
	});

	it('delivers a second event for a tag that is removed and added again, and the first only once', async () => {
		const { store } = world.sandbox;
		const tag = store.addTag('Customer');
		const ana = person('ana');
		const kit = world.trigger({ events: ['subscriber.tag_added'], tag: byId(tag.id) });
		await world.activate(kit);
		store.tag(ana.id, tag.id);
		await world.poll(kit, 6);
		store.taggings.remove(tag.id, ana.id);
		store.tag(ana.id, tag.id);
		await world.poll(kit, 6);
		expect(each(kit, 'subscriber', 'tagged_at')).toEqual([
			'2026-01-01T00:00:00Z',
			'2026-01-01T00:06:00Z',
		]);
	});

	it('does not deliver anything again, or late, because its time changes', async () => {
		const { store } = world.sandbox;
		const days = (count: number) => world.clock.now() - count * 24 * HOUR_MS;
		const old = store.addSubscriber({ emailAddress: 'old@example.com', createdAt: days(90) });
		const broadcast = store.addBroadcast({ subject: 'Old', sendAt: days(90) });
		const kit = world.trigger({ events: ['broadcast.sent', 'subscriber.created'] });
		await world.activate(kit);
		const ana = person('ana');
		await world.poll(kit, 13);
		old.createdAt = world.clock.now();
		ana.createdAt = world.clock.now();
		broadcast.sendAt = world.clock.now();
		await world.poll(kit, 13);
		expect(each(kit, 'subscriber', 'email_address')).toEqual(['ana@example.com']);
	});

	it('delivers a purchase and a post once, even if their times change', async () => {
		const { store } = world.sandbox;
		const kit = world.trigger({
			authentication: 'oAuth2',
			events: ['post.published', 'purchase.created'],
		});
		await world.activate(kit);
		const { id } = person('ana');
		const purchase = store.addPurchase({ subscriberId: id, transactionId: '1' });
		const post = store.addPost({ title: 'Ten ideas' });
		await world.poll(kit, 12);
		purchase.transactionTime = world.clock.now();
		post.publishedAt = world.clock.now();
		await world.poll(kit, 12);
		expect(
			given(kit)
				.map(({ event }) => event)
				.sort(),
		).toEqual(['post.published', 'purchase.created']);
	});

	it('delivers two events of the same second, even if they are listed one after the other', async () => {
		const kit = world.trigger({ events: ['subscriber.created'] });
		await world.activate(kit);
		await world.pass(MINUTE_MS);
		const createdAt = world.clock.now();
		person('first');
		await world.poll(kit);
		world.sandbox.store.addSubscriber({ emailAddress: 'second@example.com', createdAt });
		await world.poll(kit, 12);
		expect(each(kit, 'subscriber', 'email_address')).toEqual([
			'first@example.com',
			'second@example.com',
		]);
	});

	it('delivers a broadcast that takes two hours to send when it is sent', async () => {
		const { store } = world.sandbox;
		const kit = world.trigger({ events: ['broadcast.sent'] });
		const broadcast = store.addBroadcast({ subject: 'Long', sendAt: world.clock.now() });
		broadcast.forcedStatus = 'sending';
		await world.activate(kit);
		await world.poll(kit, 8, 15 * MINUTE_MS);
		expect(given(kit)).toEqual([]);
		broadcast.forcedStatus = 'completed';
		await world.poll(kit, 3);
		expect(each(kit, 'broadcast', 'id')).toEqual([broadcast.id]);
	});

	it('delivers someone who stops matching a filter and matches again only the first time', async () => {
		const { store } = world.sandbox;
		const kit = world.trigger({
			events: ['subscriber.matched_filter'],
			conditions: { state: [{ states: ['bounced'] }] },
		});
		const ana = person('ana');
		await world.activate(kit);
		for (const state of ['bounced', 'active', 'bounced'] as const) {
			store.setState(ana, state);
			await world.poll(kit, 2);
		}
		expect(each(kit, 'subscriber', 'email_address')).toEqual(['ana@example.com']);
	});

	it('reads everyone who matches a filter, 1,000 with each request', async () => {
		const { store, requests } = world.sandbox;
		const kit = world.trigger({
			events: ['subscriber.matched_filter'],
			conditions: { state: [{ states: ['bounced'] }] },
		});
		const all = numbers(1_500).map(person);
		await world.activate(kit);
		for (const one of all) store.setState(one, 'bounced');
		requests.length = 0;
		await world.poll(kit, 3);
		expect(requests.map(({ body }) => (body as { after?: string }).after !== undefined)).toEqual([
			false,
			true,
			false,
			true,
			false,
			true,
		]);
		expect(kit.runs.map(({ length }) => length)).toEqual([1_000, 500]);
		expect(new Set(each(kit, 'subscriber', 'id')).size).toBe(1_500);
	});

	it('continues with a filter whose dates change', async () => {
		const { store } = world.sandbox;
		const kit = world.trigger({
			events: ['subscriber.matched_filter'],
			conditions: { subscribed: [{ before: '={{ $now.minus(2, "days") }}' }] },
		});
		jest.spyOn(Date, 'now').mockImplementation(world.clock.now);
		await world.activate(kit);
		store.addSubscriber({ emailAddress: 'ana@example.com' });
		await world.poll(kit, 5 * 24, HOUR_MS);
		expect(each(kit, 'subscriber', 'email_address')).toEqual(['ana@example.com']);
	});

	it.each([
		['another workflow', { workflowId: 'copy' }],
		['another node', { nodeId: 'copy' }],
		['another n8n', { instanceId: 'copy' }],
		['another account', { credentialId: 'copy' }],
	])('starts from scratch in %s', async (_, options) => {
		const kit = world.trigger({ events: ['subscriber.created'] });
		await world.activate(kit);
		const copy = kit.copy(options);
		await world.pass(HOUR_MS);
		person('meanwhile');
		await world.pass(5 * MINUTE_MS);
		await world.activate(copy);
		await world.poll(copy);
		expect(given(copy)).toEqual([]);
		person('later');
		await world.poll(copy);
		expect(each(copy, 'subscriber', 'email_address')).toEqual(['later@example.com']);
	});

	it('starts from scratch with another tag, and continues with the other events', async () => {
		const { store } = world.sandbox;
		const [one, two] = [store.addTag('One'), store.addTag('Two')];
		const events = ['subscriber.created', 'subscriber.tag_added'];
		const kit = world.trigger({ events, tag: byId(one.id) });
		await world.activate(kit);
		store.tag(person('early').id, two.id);
		await world.pass(20 * MINUTE_MS);
		kit.end();
		kit.parameters = { ...kit.parameters, tag: byId(two.id) };
		await world.activate(kit);
		await world.poll(kit, 5);
		store.tag(person('late').id, two.id);
		await world.poll(kit, 5);
		expect(given(kit).map(({ id }) => String(id).replace(/:.*/, ''))).toEqual([
			'subscriber.created',
			'subscriber.created',
			'subscriber.tag_added',
		]);
	});

	it('counts nothing as delivered when Kit fails, and shows Kit’s message', async () => {
		const { store, faults } = world.sandbox;
		const tag = store.addTag('Customer');
		const kit = world.trigger({
			events: ['subscriber.created', 'subscriber.tag_added'],
			tag: byId(tag.id),
		});
		await world.activate(kit);
		person('ana');
		await world.pass(MINUTE_MS);
		faults.add({
			kind: 'status',
			status: 403,
			body: { errors: ['Your plan does not allow this'] },
			path: /^\/v4\/tags\//,
		});
		const error = await failure(kit.poll());
		expect(error?.message).toBe('Your plan does not allow this');
		expect(kit.runs).toEqual([]);
		await world.poll(kit);
		expect(each(kit, 'subscriber', 'email_address')).toEqual(['ana@example.com']);
	});

	it('delivers an event once when one poll begins before another has ended', async () => {
		const kit = world.trigger({ events: ['subscriber.created'] });
		await world.activate(kit);
		person('ana');
		await world.pass(MINUTE_MS);
		await world.clock.run(Promise.all([kit.poll(), kit.poll()]));
		expect(each(kit, 'subscriber', 'email_address')).toEqual(['ana@example.com']);
	});

	it.each([
		[{ events: [] }, "The 'Trigger On' parameter is empty"],
		[{ events: '={{ ({ a: 1 }) }}' }, "The 'Trigger On' parameter is an object, not text"],
		[{ events: ['subscriber.tag_removed'] }, 'contains an unknown event: “subscriber.tag_removed”'],
		[{ events: ['subscriber.tag_added'], tag: byId('') }, "The 'Tag' parameter is empty"],
		[
			{ events: ['subscriber.subscribed_to_form'], form: byId('abc') },
			"The 'Form' parameter must be an ID",
		],
		[{ events: ['subscriber.matched_filter'] }, "The 'Conditions' parameter is empty"],
		[{ events: ['purchase.created'] }, 'Kit allows this operation only with OAuth2'],
	])('rejects %j before any request', async (parameters, message) => {
		const error = await failure(world.trigger(parameters).activate());
		expect(error?.message).toContain(message);
		expect(world.sent()).toEqual([]);
	});
});
