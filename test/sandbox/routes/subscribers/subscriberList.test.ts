import { DAY_MS } from '../../clock';
import { MEASURED_LAG } from '../../index';
import { NOON, newKit, type Kit } from '../../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const invalid = (...errors: string[]) => ({ status: 422, body: { errors } });

/** The addresses' first parts, in the order they were answered. */
async function names(query: string): Promise<string[]> {
	const { body } = await kit.send('GET', `/v4/subscribers${query}`);
	const { subscribers } = body as { subscribers: { email_address: string }[] };
	return subscribers.map(({ email_address }) => email_address.split('@')[0] as string);
}

function add(name: string, more: object = {}) {
	return kit.sandbox.store.addSubscriber({ emailAddress: `${name}@readers.example`, ...more });
}

test('only active subscribers show, newest first', async () => {
	add('ada');
	add('bo', { state: 'cancelled' });
	add('chidi');
	expect(await names('')).toEqual(['chidi', 'ada']);
});

test.each(['active', 'inactive', 'bounced', 'cancelled', 'complained'] as const)(
	'status=%s shows those',
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

test('an address is matched exactly, regardless of case, and may be a list', async () => {
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

test('an address is not found among active ones when it is cancelled', async () => {
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
])('%s', async (query, expected) => {
	add('ada', { createdAt: Date.UTC(2026, 1, 1), updatedAt: Date.UTC(2026, 1, 25) });
	add('bo', { createdAt: Date.UTC(2026, 1, 15, 11), updatedAt: Date.UTC(2026, 1, 15) });
	add('chidi', { createdAt: Date.UTC(2026, 1, 25), updatedAt: Date.UTC(2026, 1, 5) });
	expect(await names(`?${query}`)).toEqual(expected);
});

test('the ends of a date range do not belong to it', async () => {
	add('ada', { createdAt: Date.UTC(2026, 1, 1) });
	expect(await names('?created_after=2026-02-01')).toEqual([]);
	expect(await names('?created_before=2026-02-01')).toEqual([]);
	expect(await names('?created_after=2026-01-31&created_before=2026-02-02')).toEqual(['ada']);
});

test.each(['2026-02-30', '01/02/2026', 'yesterday'])('%s is not a valid date', async (text) => {
	const answer = await kit.send('GET', `/v4/subscribers?created_after=${text}`);
	expect(answer).toMatchObject(
		invalid(
			'Sandbox: query parameter "created_after": must be yyyy-mm-dd or an ISO 8601 timestamp',
		),
	);
});

test('slim leaves the fields out', async () => {
	kit.sandbox.store.addCustomField('Craft');
	add('ada');
	const full = await kit.send('GET', '/v4/subscribers');
	expect(full.body).toMatchObject({ subscribers: [{ fields: { craft: null } }] });
	const slim = await kit.send('GET', '/v4/subscribers?slim=true');
	expect(slim.body).not.toHaveProperty('subscribers.0.fields');
});

test('include adds what it names', async () => {
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

test('canceled_at is only to be had of cancelled ones', async () => {
	add('ada', { state: 'cancelled' });
	const answer = await kit.send('GET', '/v4/subscribers?include=canceled_at&status=cancelled');
	expect(answer.body).toMatchObject({ subscribers: [{ canceled_at: '2026-03-01T12:00:00Z' }] });
	expect(await kit.send('GET', '/v4/subscribers?include=canceled_at')).toMatchObject(
		invalid('Sandbox: include=canceled_at needs status=cancelled'),
	);
});

test('include knows no other words', async () => {
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
	])('by %s, both ways', async (field, descending) => {
		expect(await names(`?sort_field=${field}`)).toEqual(descending);
		expect(await names(`?sort_field=${field}&sort_order=asc`)).toEqual([...descending].reverse());
	});

	test('engagement looks back 90 days', async () => {
		add('dagny', { emails: mails(9, 9, 9, NOON - 91 * DAY_MS) });
		expect((await names('?sort_field=engagement__sent')).at(-1)).toBe('dagny');
	});

	test.each(['cancelled_at', 'canceled_at'])('by %s needs status=cancelled', async (field) => {
		expect(await kit.send('GET', `/v4/subscribers?sort_field=${field}`)).toMatchObject(
			invalid(`The status param must be \`cancelled\` if sort_field is \`${field}\``),
		);
	});

	test('by cancelled_at', async () => {
		add('elif', { state: 'cancelled', canceledAt: 9 * DAY_MS });
		add('farid', { state: 'cancelled', canceledAt: 8 * DAY_MS });
		expect(await names('?sort_field=cancelled_at&status=cancelled')).toEqual(['elif', 'farid']);
	});

	test('by engagement does not go with an address', async () => {
		const query = 'sort_field=engagement__sent&email_address=ada@readers.example';
		expect(await kit.send('GET', `/v4/subscribers?${query}`)).toMatchObject(
			invalid('Sandbox: engagement sorts cannot be used together with email_address'),
		);
	});
});

test.each(['nobody', 'ada@readers.example,nobody', ''])(
	'an email_address that is none is 422: %j',
	async (address) => {
		add('ada');
		const path = `/v4/subscribers?email_address=${address}`;
		expect(await kit.send('GET', path)).toMatchObject(invalid('Email address is invalid'));
	},
);

test('fields may lag behind, here and nowhere else', async () => {
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
