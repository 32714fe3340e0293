import { DAY_MS } from '../../clock';
import { NOON, newKit, type Kit } from '../../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
	kit.sandbox.store.addSequence({ name: 'Welcome', emailCount: 5 });
	kit.sandbox.store.addSequence({ name: 'Old welcome', active: false });
	kit.sandbox.store.addSubscriber({ emailAddress: 'ada@readers.example' });
});

const NOT_FOUND = { status: 404, body: { errors: ['Not Found'] } };
const INACTIVE = { status: 422, body: { errors: ['Sequence is inactive'] } };

test('lists sequences newest first, with every documented key', async () => {
	kit.sandbox.store.addToSequence(1001, 401);
	const { body } = await kit.send('GET', '/v4/sequences');
	const { sequences } = body as { sequences: { id: number }[] };
	expect(sequences.map(({ id }) => id)).toEqual([402, 401]);
	expect(sequences[1]).toEqual({
		id: 401,
		name: 'Welcome',
		hold: false,
		repeat: false,
		created_at: '2026-03-01T12:00:00Z',
		updated_at: '2026-03-01T12:00:00Z',
		email_address: null,
		email_template_id: null,
		send_days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
		send_hour: 11,
		time_zone: 'America/New_York',
		active: true,
		exclude_subscriber_sources: [],
		email_count: 5,
		subscriber_count: 1,
	});
});

test('includes stats on request, null without data', async () => {
	const { body } = await kit.send('GET', '/v4/sequences?include=stats');
	expect(body).toMatchObject({
		sequences: [{ stats: { unsubscribers: 0, recipients: null } }, {}],
	});
});

test.each([
	['by address', '/v4/sequences/401/subscribers', { email_address: 'ADA@readers.example' }],
	['by id', '/v4/sequences/401/subscribers/1001', undefined],
])(
	'returns 201, then 200 with the original date when repeated: adding %s',
	async (_, path, body) => {
		const first = await kit.send('POST', path, body);
		expect(first).toMatchObject({
			status: 201,
			body: { subscriber: { id: 1001, added_at: '2026-03-01T12:00:00Z' } },
		});
		kit.advance(DAY_MS);
		const second = await kit.send('POST', path, body);
		expect(second).toMatchObject({
			status: 200,
			body: { subscriber: { added_at: '2026-03-01T12:00:00Z' } },
		});
	},
);

test('rejects adding by email address to an inactive sequence', async () => {
	const body = { email_address: 'ada@readers.example' };
	expect(await kit.send('POST', '/v4/sequences/402/subscribers', body)).toMatchObject(INACTIVE);
	expect(kit.sandbox.store.sequenceSubscribers.size(402)).toBe(0);
});

test('accepts adding by ID to an inactive sequence, or rejects it if the test configures it', async () => {
	kit.sandbox.store.openQuestions.inactiveSequenceById = 'refuse';
	expect(await kit.send('POST', '/v4/sequences/402/subscribers/1001')).toMatchObject(INACTIVE);
	kit.sandbox.store.openQuestions.inactiveSequenceById = 'accept';
	expect((await kit.send('POST', '/v4/sequences/402/subscribers/1001')).status).toBe(201);
});

test.each([
	['POST', '/v4/sequences/9/subscribers', { email_address: 'ada@readers.example' }],
	['POST', '/v4/sequences/401/subscribers', { email_address: 'nobody@readers.example' }],
	['POST', '/v4/sequences/9/subscribers/1001', {}],
	['POST', '/v4/sequences/401/subscribers/9', {}],
	['GET', '/v4/sequences/9/subscribers', undefined],
])('returns 404 for an unknown record: %s %s %j', async (method, path, body) => {
	expect(await kit.send(method, path, body)).toMatchObject(NOT_FOUND);
});

test('returns an error when adding without an email address', async () => {
	expect(await kit.send('POST', '/v4/sequences/401/subscribers', {})).toMatchObject({
		status: 422,
		body: { errors: ['Sandbox: body key "email_address" is required'] },
	});
});

test.each([
	['', [1002, 1001]],
	['?status=all', [1003, 1002, 1001]],
	['?added_after=2026-02-28', [1002]],
	['?added_before=2026-02-28', [1001]],
	['?created_after=2026-02-21', [1002, 1001]],
	['?created_before=2026-02-21', []],
])('filters the subscribers of a sequence: "%s"', async (query, expected) => {
	const { store } = kit.sandbox;
	store.addSubscriber({ emailAddress: 'bo@readers.example' });
	store.addSubscriber({ emailAddress: 'chidi@readers.example', state: 'bounced' });
	[1001, 1002, 1003].forEach((id, index) =>
		store.addToSequence(id, 401, NOON - (2 - index) * DAY_MS),
	);
	const { body } = await kit.send('GET', `/v4/sequences/401/subscribers${query}`);
	const { subscribers } = body as { subscribers: { id: number }[] };
	expect(subscribers.map(({ id }) => id)).toEqual(expected);
});

test('rejects slim for the subscribers of a sequence', async () => {
	expect(await kit.send('GET', '/v4/sequences/401/subscribers?slim=true')).toMatchObject({
		status: 422,
		body: { errors: ['Sandbox: unknown query parameter "slim"'] },
	});
});
