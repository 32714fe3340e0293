import { MEASURED_LAG } from '../index';
import { newKit, type Kit } from '../kit.fixture';
import { WEBHOOK_EVENTS } from './webhooks';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
	const { store } = kit.sandbox;
	store.addForm({ name: 'Letter' });
	store.addTag('VIP');
	store.addSequence({ name: 'Welcome' });
	store.addCustomField('City');
});

const NOT_FOUND = { status: 404, body: { errors: ['Not Found'] } };
const INCOMPLETE = {
	status: 422,
	body: { errors: ['`event` and `target` parameters must be provided'] },
};
const TARGET = 'http://hooks.example/kit';
const VALUES = {
	form_id: 201,
	tag_id: 101,
	sequence_id: 401,
	product_id: 7,
	initiator_value: 'https://lantern.example/chart',
	custom_field_id: 301,
};

async function create(event: unknown, target: unknown = TARGET) {
	return await kit.send('POST', '/v4/webhooks', { target_url: target, event });
}

function reasons() {
	return kit.sandbox.refused.map(({ reason }) => reason);
}

test('supports fifteen events', () => {
	expect(WEBHOOK_EVENTS.size).toBe(15);
});

describe.each([...WEBHOOK_EVENTS])('%s', (name, parameter) => {
	const given = parameter === undefined ? {} : { [parameter]: VALUES[parameter] };

	test('is created with its parameter and returned under its unprefixed name', async () => {
		const answer = await create({ name, ...given });
		expect(answer.status).toBe(201);
		expect(answer.body).toEqual({
			webhook: {
				id: 901,
				account_id: 26,
				event: {
					name: name.replace(/^.*\./, ''),
					...(parameter === undefined ? { initiator_value: null } : given),
				},
				target_url: TARGET,
			},
		});
	});

	test('accepts null for every unused parameter', async () => {
		const nothing = Object.fromEntries(Object.keys(VALUES).map((key) => [key, null]));
		expect((await create({ name, ...nothing, ...given })).status).toBe(201);
	});

	test('rejects unused parameters', async () => {
		const stray = parameter === 'tag_id' ? 'form_id' : 'tag_id';
		expect((await create({ name, ...given, [stray]: VALUES[stray] })).status).toBe(422);
		expect(reasons()).toEqual([`body key "event.${stray}" is not supported for ${name}`]);
	});

	test('returns an error without its parameter', async () => {
		const answer = await create({ name });
		if (parameter === undefined) expect(answer.status).toBe(201);
		else expect(answer).toMatchObject(INCOMPLETE);
	});
});

describe('a new webhook', () => {
	test.each([
		[{ target_url: TARGET }],
		[{ target_url: TARGET, event: null }],
		[{ target_url: TARGET, event: {} }],
		[{ target_url: TARGET, event: { name: '' } }],
		[{ event: { name: 'purchase.purchase_create' } }],
		[{ target_url: ' ', event: { name: 'purchase.purchase_create' } }],
	])('returns an error for the incomplete body %j', async (body) => {
		expect(await kit.send('POST', '/v4/webhooks', body)).toMatchObject(INCOMPLETE);
	});

	test.each([
		['subscriber.form_subscribe', { form_id: 9 }],
		['subscriber.tag_add', { tag_id: 9 }],
		['subscriber.course_subscribe', { sequence_id: 9 }],
		['custom_field.field_value_updated', { custom_field_id: 9 }],
	])('returns 404 for %s with an unknown record', async (name, given) => {
		expect(await create({ name, ...given })).toMatchObject(NOT_FOUND);
		expect(kit.sandbox.store.webhooks.size).toBe(0);
	});

	test.each(['tag_add', 'subscriber.created'])('rejects %s as an event', async (name) => {
		await create({ name });
		expect(reasons()).toEqual([`body key "event.name": ${name} is not an event`]);
	});

	test.each(['hooks.example', 'ftp://hooks.example'])('rejects %s as a URL', async (target) => {
		await create({ name: 'purchase.purchase_create' }, target);
		expect(reasons()).toEqual(['body key "target_url" must be an http or https URL']);
	});

	test('accepts course_id only if the test configures it', async () => {
		const event = { name: 'subscriber.course_complete', course_id: 401 };
		await create(event);
		expect(reasons()).toEqual(['unknown body key "event.course_id"']);
		kit.sandbox.store.openQuestions.webhookCourseId = 'accept';
		expect(await create(event)).toMatchObject({
			status: 201,
			body: { webhook: { event: { name: 'course_complete', sequence_id: 401 } } },
		});
	});
});

describe('existing webhooks', () => {
	beforeEach(() => {
		const { store } = kit.sandbox;
		store.addWebhook({ event: 'subscriber.form_subscribe', value: 201, targetUrl: TARGET });
		store.addWebhook({ event: 'subscriber.tag_add', value: 101, targetUrl: TARGET });
	});

	test('are listed newest first', async () => {
		expect(await kit.send('GET', '/v4/webhooks')).toMatchObject({
			status: 200,
			body: {
				webhooks: [
					{ id: 902, event: { name: 'tag_add', tag_id: 101 } },
					{ id: 901, event: { name: 'form_subscribe', form_id: 201 } },
				],
				pagination: { has_next_page: false },
			},
		});
	});

	test('are paginated', async () => {
		const first = await kit.send('GET', '/v4/webhooks?per_page=1');
		const { pagination } = first.body as { pagination: { end_cursor: string } };
		const second = await kit.send('GET', `/v4/webhooks?per_page=1&after=${pagination.end_cursor}`);
		expect(second.body).toMatchObject({ webhooks: [{ id: 901 }] });
	});

	test('can be deleted once', async () => {
		expect(await kit.send('DELETE', '/v4/webhooks/901')).toMatchObject({
			status: 204,
			body: undefined,
		});
		expect([...kit.sandbox.store.webhooks.keys()]).toEqual([902]);
		expect(await kit.send('DELETE', '/v4/webhooks/901')).toMatchObject(NOT_FOUND);
	});

	test('cannot be deleted if the test configures it', async () => {
		kit.sandbox.store.webhooks.undeletable.add(901);
		expect(await kit.send('DELETE', '/v4/webhooks/901')).toMatchObject({
			status: 422,
			body: { errors: ['Unable to destroy the webhook.'] },
		});
		expect(kit.sandbox.store.webhooks.size).toBe(2);
	});
});

test('includes a new webhook in a lagging list after 30 seconds', async () => {
	const { store } = kit.sandbox;
	store.openQuestions.listLag = MEASURED_LAG;
	store.addWebhook({ event: 'subscriber.subscriber_activate', targetUrl: TARGET });
	kit.advance(29_999);
	expect(await kit.send('GET', '/v4/webhooks')).toMatchObject({ body: { webhooks: [] } });
	kit.advance(1);
	expect(await kit.send('GET', '/v4/webhooks')).toMatchObject({
		body: { webhooks: [{ id: 901 }] },
	});
});
