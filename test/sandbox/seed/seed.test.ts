import { STATES } from '../account/records';
import { newKit } from '../kit.fixture';

test('leaves the account empty by default', () => {
	const { store } = newKit().sandbox;
	expect(store.subscribers.size).toBe(0);
	expect(store.tags.size + store.forms.size + store.customFields.size).toBe(0);
	expect(store.sequences.size).toBe(0);
});

test('adds every kind of record', () => {
	const { store } = newKit({ seed: 'believable' }).sandbox;
	const subscribers = [...store.subscribers.values()];
	const forms = [...store.forms.values()];
	expect(subscribers).toHaveLength(3000);
	for (const state of STATES) {
		expect(subscribers.filter((one) => one.state === state).length).toBeGreaterThan(20);
	}
	expect([store.tags.size, forms.length, store.customFields.size]).toEqual([12, 6, 8]);
	expect(forms.filter(({ type }) => type === 'hosted')).toHaveLength(2);
	expect(forms.filter(({ doubleOptIn }) => doubleOptIn)).toHaveLength(2);
	expect(forms.filter(({ archived }) => archived)).toHaveLength(1);
	expect([...store.sequences.values()].map(({ active }) => active)).toEqual([
		true,
		true,
		true,
		false,
	]);
	for (const tag of store.tags.keys()) expect(store.taggings.size(tag)).toBeGreaterThan(20);
	expect(subscribers.some(({ location }) => location !== null)).toBe(true);
	expect(subscribers.some(({ emails }) => emails.some(({ clicks }) => clicks.length > 0))).toBe(
		true,
	);
});

test('creates the same account every time', () => {
	const first = newKit({ seed: 'believable' }).sandbox.store;
	const second = newKit({ seed: 'believable' }).sandbox.store;
	expect([...second.subscribers.values()]).toEqual([...first.subscribers.values()]);
});

test('dates no activity before sign-up or after the current time', () => {
	const { store } = newKit({ seed: 'believable' }).sandbox;
	for (const { id, createdAt, updatedAt, canceledAt } of store.subscribers.values()) {
		const moments = [
			updatedAt,
			canceledAt ?? createdAt,
			...store.taggings.ofSubscriber(id).map(({ at }) => at),
		];
		expect(Math.min(...moments)).toBeGreaterThanOrEqual(createdAt);
		expect(Math.max(...moments)).toBeLessThanOrEqual(store.now());
	}
});

test('adds content', () => {
	const { store } = newKit({ seed: 'believable' }).sandbox;
	const statuses = [...store.broadcasts.values()].map((one) => store.broadcasts.statusOf(one));
	expect(statuses).toEqual([
		...Array.from({ length: 8 }, () => 'completed'),
		'aborted',
		'scheduled',
		'draft',
	]);
	expect([...store.emailTemplates.values()].map(({ category }) => category)).toEqual([
		'HTML',
		'Classic',
		'HTML',
		'Starting point',
	]);
	expect([store.segments.size, store.posts.size]).toEqual([3, 6]);
	expect([...store.snippets.values()].map(({ type, archived }) => [type, archived])).toEqual([
		['inline', false],
		['inline', false],
		['block', false],
		['inline', true],
	]);
	expect(
		[...store.sequences.keys()].map((id) => store.sequenceEmails.ofSequence(id).length),
	).toEqual([5, 7, 3, 2]);
});

test('adds opens and clicks to every sent broadcast', async () => {
	const kit = newKit({ seed: 'believable' });
	const { body } = await kit.send('GET', '/v4/broadcasts/stats?status=completed');
	const { broadcasts } = body as {
		broadcasts: { stats: { recipients: number; open_rate: number; total_clicks: number } }[];
	};
	expect(broadcasts).toHaveLength(8);
	for (const { stats } of broadcasts) {
		expect(stats.recipients).toBeGreaterThan(2000);
		expect(stats.open_rate).toBeGreaterThan(30);
		expect(stats.total_clicks).toBeGreaterThan(100);
	}
});

test('adds a purchase for every subscriber tagged as a buyer', () => {
	const { store } = newKit({ seed: 'believable' }).sandbox;
	const purchases = [...store.purchases.values()];
	const buyers = ['Bought: Bindings Guide', 'Bought: Glaze Atlas'].map((name) =>
		store.taggings.size(store.findTag(name)?.id ?? 0),
	);
	expect(purchases).toHaveLength(buyers.reduce((sum, count) => sum + count, 0));
	expect(store.purchases.products.size).toBe(2);
	const times = purchases.map(({ transactionTime }) => transactionTime);
	expect(times).toEqual([...times].sort((a, b) => a - b));
	expect(purchases.every(({ total, subtotal, tax }) => total === subtotal + tax)).toBe(true);
});

test('adds webhooks with deliveries of every status except pending', () => {
	const { store } = newKit({ seed: 'believable' }).sandbox;
	expect(store.webhooks.size).toBe(2);
	const endpoints = [...store.webhookEndpoints.values()];
	expect(endpoints.map(({ status }) => status)).toEqual(['active', 'disabled']);
	const deliveries = store.webhookDeliveries.kept(endpoints[0]?.id ?? 0);
	expect(deliveries.map(({ status }) => status)).toEqual([
		'delivered',
		'failed',
		'delivered',
		'delivered',
		'delivered',
		'retrying',
	]);
});

test('creates deterministic purchases and deliveries', () => {
	const [first, second] = [1, 2].map(() => newKit({ seed: 'believable' }).sandbox.store);
	expect([...(second?.purchases.values() ?? [])]).toEqual([...(first?.purchases.values() ?? [])]);
	expect([...(second?.webhookDeliveries.values() ?? [])]).toEqual([
		...(first?.webhookDeliveries.values() ?? []),
	]);
});
