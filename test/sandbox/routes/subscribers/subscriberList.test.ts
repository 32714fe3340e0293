import { DAY_MS } from '../../clock';
import { MEASURED_LAG } from '../../index';
import { NOON, newKit, type Kit } from '../../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const invalid = (...errors: string[]) => ({ status: 422, body: { errors } });

/** The local parts of the email addresses, in the order of the response. */
async function names(query: string): Promise<string[]> {
	const { body } = await kit.send('GET', `/v4/subscribers${query}`);
	const { subscribers } = body as { subscribers: { email_address: string }[] };
	return subscribers.map(({ email_address }) => email_address.split('@')[0] as string);
}

function add(name: string, more: object = {}) {
	return kit.sandbox.store.addSubscriber({ emailAddress: `${name}@readers.example`, ...more });
}

test('lists only active subscribers by default, newest first', async () => {
	add('ada');
	add('bo', { state: 'cancelled' });
	add('chidi');
	expect(await names('')).toEqual(['chidi', 'ada']);
});

test.each(['active', 'inactive', 'bounced', 'cancelled', 'complained'] as const)(
	'filters by status=%s',
	async (status) => {
		add('ada');
		add('bo', { state: 'inactive' });
		add('chidi', { state: 'bounced' });
		add('dagny', { state: 'cancelled' });
		add('elif', { state: 'complained' });
		const { body } = await kit.send('GET', `/v4/subscribers?status=${status}`);
		expect(body).toMatchObject({ subscribers: [{ state: status }] });
		expect(await names('?status=all')).toHaveLength(5);
	},
);

test('matches one or more email addresses exactly, case-insensitively', async () => {
	add('ada');
	add('adam');
	add('bo');
	expect(await names('?email_address=ADA@readers.example')).toEqual(['ada']);
	expect(await names('?email_address=bo@readers.example,ada@readers.example')).toEqual([
		'bo',
		'ada',
	]);
	expect(await names('?email_address=nobody@readers.example')).toEqual([]);
});

test('does not find a cancelled subscriber by email address among active ones', async () => {
	add('ada', { state: 'cancelled' });
	expect(await names('?email_address=ada@readers.example')).toEqual([]);
	expect(await names('?email_address=ada@readers.example&status=all')).toEqual(['ada']);
});

test.each([
	['created_after=2026-02-20', ['chidi']],
	['created_after=2026-02-10T00:00:00', ['chidi', 'bo']],
	['created_before=2026-02-15T12:00:00%2B02:00', ['ada']],
	['updated_after=2026-02-20', ['ada']],
	['updated_before=2026-02-20', ['chidi', 'bo']],
])('filters by date: %s', async (query, expected) => {
	add('ada', { createdAt: Date.UTC(2026, 1, 1), updatedAt: Date.UTC(2026, 1, 25) });
	add('bo', { createdAt: Date.UTC(2026, 1, 15, 11), updatedAt: Date.UTC(2026, 1, 15) });
	add('chidi', { createdAt: Date.UTC(2026, 1, 25), updatedAt: Date.UTC(2026, 1, 5) });
	expect(await names(`?${query}`)).toEqual(expected);
});

test('excludes the bounds of a date range', async () => {
	add('ada', { createdAt: Date.UTC(2026, 1, 1) });
	expect(await names('?created_after=2026-02-01')).toEqual([]);
	expect(await names('?created_before=2026-02-01')).toEqual([]);
	expect(await names('?created_after=2026-01-31&created_before=2026-02-02')).toEqual(['ada']);
});

test.each(['2026-02-30', '01/02/2026', 'yesterday'])('rejects %s as a date', async (text) => {
	const answer = await kit.send('GET', `/v4/subscribers?created_after=${text}`);
	expect(answer).toMatchObject(
		invalid(
			'Sandbox: query parameter "created_after": must be yyyy-mm-dd or an ISO 8601 timestamp',
		),
	);
});

test('omits custom fields with slim', async () => {
	kit.sandbox.store.addCustomField('Craft');
	add('ada');
	const full = await kit.send('GET', '/v4/subscribers');
	expect(full.body).toMatchObject({ subscribers: [{ fields: { craft: null } }] });
	const slim = await kit.send('GET', '/v4/subscribers?slim=true');
	expect(slim.body).not.toHaveProperty('subscribers.0.fields');
});

test('adds the included data', async () => {
	const { store } = kit.sandbox;
	const ada = add('ada', { attribution: { source_type: 'manual', sourceId: 7 } });
	const tag = store.addTag('VIP');
	store.tag(ada.id, tag.id);
	const { body } = await kit.send('GET', '/v4/subscribers?include=attribution,tags,location');
	expect(body).toMatchObject({
		subscribers: [
			{
				attribution: { source_type: 'manual', referrer: null, utm_source: null },
				tags: [{ id: tag.id, name: 'VIP' }],
				location: null,
			},
		],
	});
	expect(body).not.toHaveProperty('subscribers.0.attribution.sourceId');
	expect(body).not.toHaveProperty('subscribers.0.canceled_at');
});

test('requires status=cancelled to include canceled_at', async () => {
	add('ada', { state: 'cancelled' });
	const answer = await kit.send('GET', '/v4/subscribers?include=canceled_at&status=cancelled');
	expect(answer.body).toMatchObject({ subscribers: [{ canceled_at: '2026-03-01T12:00:00Z' }] });
	expect(await kit.send('GET', '/v4/subscribers?include=canceled_at')).toMatchObject(
		invalid('Sandbox: include=canceled_at requires status=cancelled'),
	);
});

test('rejects unknown values of include', async () => {
	const answer = await kit.send('GET', '/v4/subscribers?include=tags,stats');
	expect(answer).toMatchObject(
		invalid(
			'Sandbox: query parameter "include": must be a list of attribution, tags, location, canceled_at',
		),
	);
});

describe('sorting', () => {
	const mails = (sent: number, opened: number, clicked: number, at = NOON - DAY_MS) =>
		Array.from({ length: sent }, (_, index) => ({
			broadcastId: index,
			sentAt: at,
			bounced: false,
			opens: index < opened ? [at] : [],
			clicks: index < clicked ? [{ at, url: 'https://a.example/', linkId: 1 }] : [],
		}));

	beforeEach(() => {
		add('ada', { createdAt: 3 * DAY_MS, updatedAt: 4 * DAY_MS, emails: mails(4, 1, 1) });
		add('bo', { createdAt: DAY_MS, updatedAt: 6 * DAY_MS, emails: mails(3, 3, 0) });
		add('chidi', { createdAt: 2 * DAY_MS, updatedAt: 5 * DAY_MS, emails: mails(1, 0, 0) });
	});

	test.each([
		['id', ['chidi', 'bo', 'ada']],
		['created_at', ['ada', 'chidi', 'bo']],
		['updated_at', ['bo', 'chidi', 'ada']],
		['engagement__sent', ['ada', 'bo', 'chidi']],
		['engagement__opens', ['bo', 'ada', 'chidi']],
		['engagement__open_rate', ['bo', 'ada', 'chidi']],
		['engagement__clicks', ['ada', 'chidi', 'bo']],
		['engagement__click_rate', ['ada', 'chidi', 'bo']],
	])('sorts by %s in both directions', async (field, descending) => {
		expect(await names(`?sort_field=${field}`)).toEqual(descending);
		expect(await names(`?sort_field=${field}&sort_order=asc`)).toEqual([...descending].reverse());
	});

	test('limits engagement to the last 90 days', async () => {
		add('dagny', { emails: mails(9, 9, 9, NOON - 91 * DAY_MS) });
		expect((await names('?sort_field=engagement__sent')).at(-1)).toBe('dagny');
	});

	test.each(['cancelled_at', 'canceled_at'])(
		'requires status=cancelled to sort by %s',
		async (field) => {
			expect(await kit.send('GET', `/v4/subscribers?sort_field=${field}`)).toMatchObject(
				invalid(`The status param must be \`cancelled\` if sort_field is \`${field}\``),
			);
		},
	);

	test('sorts by cancelled_at', async () => {
		add('elif', { state: 'cancelled', canceledAt: 9 * DAY_MS });
		add('farid', { state: 'cancelled', canceledAt: 8 * DAY_MS });
		expect(await names('?sort_field=cancelled_at&status=cancelled')).toEqual(['elif', 'farid']);
	});

	test('rejects sorting by engagement together with email_address', async () => {
		const query = 'sort_field=engagement__sent&email_address=ada@readers.example';
		expect(await kit.send('GET', `/v4/subscribers?${query}`)).toMatchObject(
			invalid('Sandbox: engagement sorts cannot be used together with email_address'),
		);
	});
});

test.each(['nobody', 'ada@readers.example,nobody', ''])(
	'returns 422 for an invalid email_address: %j',
	async (address) => {
		add('ada');
		const path = `/v4/subscribers?email_address=${address}`;
		expect(await kit.send('GET', path)).toMatchObject(invalid('Email address is invalid'));
	},
);

test('returns stale custom fields in the list only, if the test enables lag', async () => {
	const { store } = kit.sandbox;
	store.addCustomField('Craft');
	add('ada', { fields: { craft: 'pottery' } });
	store.openQuestions.listLag = MEASURED_LAG;
	const listed = async () => (await kit.send('GET', '/v4/subscribers')).body;
	for (const craft of ['weaving', 'glass']) {
		await kit.send('PUT', '/v4/subscribers/1001', { fields: { craft } });
		kit.advance(45_000);
	}
	// The first change was 90 s ago, the second 45 s.
	expect(await listed()).toMatchObject({ subscribers: [{ fields: { craft: 'weaving' } }] });
	expect((await kit.send('GET', '/v4/subscribers/1001')).body).toMatchObject({
		subscriber: { fields: { craft: 'glass' } },
	});
	kit.advance(45_000);
	expect(await listed()).toMatchObject({ subscribers: [{ fields: { craft: 'glass' } }] });
});
