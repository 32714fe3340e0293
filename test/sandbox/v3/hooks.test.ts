import { newKit, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
	const { store } = kit.sandbox;
	store.addForm({ name: 'Letter' });
	store.addTag('VIP');
	store.addSequence({ name: 'Welcome' });
});

const HOOKS = '/v3/automations/hooks';
const TARGET = 'https://n8n.example/webhook/1';

const create = async (event: object, target_url = TARGET) =>
	await kit.sendV3('POST', HOOKS, { target_url, event });

describe('creating', () => {
	test.each([
		[{ name: 'subscriber.subscriber_activate' }],
		[{ name: 'subscriber.subscriber_unsubscribe' }],
		[{ name: 'subscriber.form_subscribe', form_id: 201 }],
		[{ name: 'subscriber.course_subscribe', sequence_id: 401 }],
		[{ name: 'subscriber.course_complete', sequence_id: 401 }],
		[{ name: 'subscriber.link_click', initiator_value: 'https://lantern.example/' }],
		[{ name: 'subscriber.product_purchase', product_id: 7 }],
		[{ name: 'subscriber.tag_add', tag_id: 101 }],
		[{ name: 'subscriber.tag_remove', tag_id: 101 }],
		[{ name: 'purchase.purchase_create' }],
	])('returns the rule with the unprefixed event name for %j', async (event) => {
		const answer = await create(event);
		expect(answer.status).toBe(201);
		expect(answer.body).toMatchObject({
			rule: {
				id: 901,
				account_id: 26,
				event: { ...event, name: event.name.split('.')[1] },
				target_url: TARGET,
			},
		});
	});

	test.each([
		['both', 201, 201],
		['sequence_id', 201, 422],
		['course_id', 422, 201],
	] as const)(
		'accepts the sequence ID under the configured key: %s',
		async (accepted, sequence, course) => {
			kit.sandbox.store.v3.sequenceParameter = accepted;
			const name = 'subscriber.course_complete';
			expect((await create({ name, sequence_id: 401 })).status).toBe(sequence);
			expect((await create({ name, course_id: 401 })).status).toBe(course);
		},
	);

	test.each([
		[{ name: 'subscriber.tag_add' }],
		[{ name: 'subscriber.link_click', initiator_value: '' }],
		[{}],
	])('returns 422 for the incomplete event %j', async (event) => {
		expect(await create(event)).toMatchObject({
			status: 422,
			body: { message: '`event` and `target` parameters must be provided' },
		});
		expect(kit.sandbox.refused).toEqual([]);
	});

	test('requires a target URL', async () => {
		expect((await create({ name: 'purchase.purchase_create' }, '')).status).toBe(422);
	});

	test('returns 404 when the record is unknown', async () => {
		expect((await create({ name: 'subscriber.tag_add', tag_id: 9 })).status).toBe(404);
	});

	test.each([
		[{ name: 'subscriber.subscriber_bounce' }, 'subscriber.subscriber_bounce is not an event'],
		[
			{ name: 'subscriber.subscriber_activate', tag_id: 101 },
			'"event.tag_id" is not supported for subscriber.subscriber_activate',
		],
	])('rejects %j', async (event, reason) => {
		expect((await create(event)).status).toBe(422);
		expect(kit.sandbox.refused).toMatchObject([{ reason: expect.stringContaining(reason) }]);
	});
});

describe('deleting', () => {
	test('returns a confirmation', async () => {
		await create({ name: 'purchase.purchase_create' });
		const answer = await kit.sendV3('DELETE', `${HOOKS}/901`, {});
		expect(answer).toMatchObject({ status: 200, body: { success: true } });
		expect(kit.sandbox.store.webhooks.size).toBe(0);
	});

	test('returns 404 for an unknown hook', async () => {
		expect((await kit.sendV3('DELETE', `${HOOKS}/9`, {})).status).toBe(404);
	});
});

describe('V3’s hooks and V4’s webhooks', () => {
	test('are not in V4’s list', async () => {
		await create({ name: 'purchase.purchase_create' });
		expect((await kit.send('GET', '/v4/webhooks')).body).toMatchObject({ webhooks: [] });
	});

	test('cannot be deleted through the other API', async () => {
		const { store } = kit.sandbox;
		await create({ name: 'purchase.purchase_create' });
		store.addWebhook({ event: 'purchase.purchase_create', targetUrl: TARGET });
		expect((await kit.send('DELETE', '/v4/webhooks/901')).status).toBe(404);
		expect((await kit.sendV3('DELETE', `${HOOKS}/902`, {})).status).toBe(404);
		expect(store.webhooks.size).toBe(2);
	});
});
