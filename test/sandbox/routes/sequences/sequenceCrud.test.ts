import { DAY_MS } from '../../clock';
import { newKit, type Kit } from '../../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
	kit.sandbox.store.addSequence({ name: 'Welcome', emailAddress: 'mara@lantern-letters.example' });
});

const NOT_FOUND = { status: 404, body: { errors: ['Not Found'] } };
const NO_STATS = {
	unsubscribers: 0,
	recipients: null,
	opens: null,
	clicks: null,
	email_unsubscribes: null,
	bounces: null,
	complaints: null,
	open_rate: null,
	click_rate: null,
	click_to_open_rate: null,
	unsubscribe_rate: null,
	bounce_rate: null,
	complaint_rate: null,
};

function failure(...errors: string[]) {
	return { status: 422, body: { errors } };
}

test('creates a sequence from just a name', async () => {
	const answer = await kit.send('POST', '/v4/sequences', { name: 'Course' });
	expect(answer.status).toBe(201);
	expect(answer.body).toEqual({
		sequence: {
			id: 402,
			name: 'Course',
			hold: false,
			repeat: false,
			created_at: '2026-03-01T12:00:00Z',
			updated_at: '2026-03-01T12:00:00Z',
			email_address: 'mara@lantern-letters.example',
			email_template_id: null,
			send_days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
			send_hour: 11,
			time_zone: 'America/New_York',
			active: true,
			exclude_subscriber_sources: [],
			email_count: 0,
			subscriber_count: 0,
		},
	});
});

test('creates a sequence with every documented key', async () => {
	const template = kit.sandbox.store.addEmailTemplate({ name: 'Classic' });
	const body = {
		name: 'Full',
		email_address: 'workshop@lantern-letters.example',
		email_template_id: template.id,
		send_days: ['monday', 'friday'],
		send_hour: 9,
		time_zone: 'America/Los_Angeles',
		active: false,
		repeat: true,
		hold: true,
	};
	expect(await kit.send('POST', '/v4/sequences', body)).toMatchObject({
		status: 201,
		body: { sequence: body },
	});
});

test('returns excluded sources sorted by type', async () => {
	const tag = { type: 'tag', ids: [101] };
	const sequence = { type: 'sequence', ids: [401] };
	const body = { name: 'Course', exclude_subscriber_sources: [tag, sequence] };
	const answer = await kit.send('POST', '/v4/sequences', body);
	expect(answer.body).toHaveProperty('sequence.exclude_subscriber_sources', [sequence, tag]);
});

test.each([
	[{}, "name can't be blank"],
	[{ name: ' ' }, "name can't be blank"],
	[{ name: 'A', send_hour: 24 }, 'send_hour must be an integer between 0 and 23'],
	[{ name: 'A', send_hour: -1 }, 'send_hour must be an integer between 0 and 23'],
	[{ name: 'A', send_hour: 9.5 }, 'send_hour must be an integer between 0 and 23'],
	[{ name: 'A', time_zone: 'Mars/Olympus' }, 'Sandbox: time_zone is not an IANA time zone'],
	[{ name: 'A', time_zone: '+01:00' }, 'Sandbox: time_zone is not an IANA time zone'],
	[{ name: 'A', email_template_id: 9 }, 'Email template not found'],
])('returns 422 for %j', async (body, sentence) => {
	expect(await kit.send('POST', '/v4/sequences', body)).toMatchObject(failure(sentence));
	expect(kit.sandbox.store.sequences.size).toBe(1);
	expect(kit.sandbox.refused).toEqual([]);
});

test.each([
	[{ name: 'A', send_days: ['someday'] }],
	[{ name: 'A', send_hour: '9' }],
	[{ name: 'A', exclude_subscriber_sources: [{ type: 'product', ids: [1] }] }],
	[{ name: 'A', sendHour: 9 }],
])('rejects %j', async (body) => {
	expect((await kit.send('POST', '/v4/sequences', body)).status).toBe(422);
	expect(kit.sandbox.refused).toHaveLength(1);
});

test('returns 403 when the account may not create sequences', async () => {
	kit.sandbox.store.sequences.allowed = false;
	expect(await kit.send('POST', '/v4/sequences', { name: 'Course' })).toMatchObject({
		status: 403,
		body: {
			errors: [
				'You do not have sufficient permissions to access this resource. Please contact support.',
			],
		},
	});
});

test('returns a single sequence like a listed one', async () => {
	const { body } = await kit.send('GET', '/v4/sequences');
	const [listed] = (body as { sequences: object[] }).sequences;
	const single = await kit.send('GET', '/v4/sequences/401');
	expect(single.status).toBe(200);
	expect(single.body).toEqual({ sequence: listed });
});

test('updates only the given keys', async () => {
	kit.advance(DAY_MS);
	const body = { active: false, send_days: ['tuesday'] };
	expect(await kit.send('PUT', '/v4/sequences/401', body)).toMatchObject({
		status: 200,
		body: {
			sequence: {
				name: 'Welcome',
				active: false,
				send_days: ['tuesday'],
				send_hour: 11,
				created_at: '2026-03-01T12:00:00Z',
				updated_at: '2026-03-02T12:00:00Z',
			},
		},
	});
});

test('reports every problem of an update at once and changes nothing', async () => {
	const body = { name: '', send_hour: 99, active: false };
	expect(await kit.send('PUT', '/v4/sequences/401', body)).toMatchObject(
		failure("name can't be blank", 'send_hour must be an integer between 0 and 23'),
	);
	expect(kit.sandbox.store.sequences.get(401)?.active).toBe(true);
});

test('rejects adding by email address once a sequence is inactive', async () => {
	kit.sandbox.store.addSubscriber({ emailAddress: 'ada@readers.example' });
	await kit.send('PUT', '/v4/sequences/401', { active: false });
	const body = { email_address: 'ada@readers.example' };
	expect(await kit.send('POST', '/v4/sequences/401/subscribers', body)).toMatchObject(
		failure('Sequence is inactive'),
	);
});

test('keeps a deleted sequence in the store, but returns 404', async () => {
	const { store } = kit.sandbox;
	const email = store.addSequenceEmail({ sequenceId: 401, subject: 'Hello' });
	expect(await kit.send('DELETE', '/v4/sequences/401')).toMatchObject({
		status: 204,
		body: undefined,
	});
	for (const path of ['', '/subscribers', '/emails', `/emails/${email.id}`]) {
		expect(await kit.send('GET', `/v4/sequences/401${path}`)).toMatchObject(NOT_FOUND);
	}
	expect(await kit.send('GET', '/v4/sequences')).toMatchObject({ body: { sequences: [] } });
	expect(store.sequences.deleted.get(401)?.name).toBe('Welcome');
});

test.each([
	['GET', undefined],
	['PUT', {}],
	['DELETE', undefined],
])('returns 404 for %s on an unknown sequence', async (method, body) => {
	expect(await kit.send(method, '/v4/sequences/9', body)).toMatchObject(NOT_FOUND);
});

test('returns null stats when no emails were sent', async () => {
	const answer = await kit.send('GET', '/v4/sequences/401?include=stats');
	expect(answer.body).toHaveProperty('sequence.stats', NO_STATS);
});

test('includes stats only on request', async () => {
	const answer = await kit.send('GET', '/v4/sequences/401');
	expect(answer.body).not.toHaveProperty('sequence.stats');
});

test('rejects any other include', async () => {
	expect(await kit.send('GET', '/v4/sequences/401?include=emails')).toMatchObject(
		failure('Sandbox: query parameter "include": must be a list of stats'),
	);
});

test('adds up the stats of the emails, with rates in percent', async () => {
	const { store } = kit.sandbox;
	const deliveries = { recipients: 100, opens: 40, clicks: 10, unsubscribes: 1, bounces: 2 };
	store.addSequenceEmail({ sequenceId: 401, subject: 'One', deliveries });
	store.addSequenceEmail({ sequenceId: 401, subject: 'Two', deliveries: { recipients: 60 } });
	for (const state of ['active', 'cancelled'] as const) {
		const { id } = store.addSubscriber({ emailAddress: `${state}@readers.example`, state });
		store.addToSequence(id, 401);
	}
	const answer = await kit.send('GET', '/v4/sequences/401?include=stats');
	expect(answer.body).toHaveProperty('sequence.stats', {
		unsubscribers: 1,
		recipients: 160,
		opens: 40,
		clicks: 10,
		email_unsubscribes: 1,
		bounces: 2,
		complaints: 0,
		open_rate: 25,
		click_rate: 6.25,
		click_to_open_rate: 25,
		unsubscribe_rate: 0.63,
		bounce_rate: 1.25,
		complaint_rate: 0,
	});
});
