import { DAY_MS } from '../../clock';
import { NOON, newKit, type Kit } from '../../kit.fixture';
import type { SentEmail } from '../../index';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const PATH = '/v4/subscribers/filter';
const invalid = (...errors: string[]) => ({ status: 422, body: { errors } });

function add(name: string, more: object = {}) {
	return kit.sandbox.store.addSubscriber({ emailAddress: `${name}@readers.example`, ...more });
}

/** The local parts of the matching email addresses, in alphabetical order. */
async function passing(all: object[], more: object = {}): Promise<string[]> {
	const { status, body } = await kit.send('POST', PATH, { all, ...more });
	expect(body).not.toHaveProperty('errors');
	expect(status).toBe(200);
	const { subscribers } = body as { subscribers: { email_address: string }[] };
	return subscribers.map(({ email_address }) => email_address.split('@')[0] as string).sort();
}

function mail(broadcastId: number, sentAt: number, more: Partial<SentEmail> = {}): SentEmail {
	return { broadcastId, sentAt, bounced: false, opens: [], clicks: [], ...more };
}

test('returns all subscribers in any state without conditions', async () => {
	add('ada');
	add('bo', { state: 'bounced' });
	expect(await passing([])).toEqual(['ada', 'bo']);
});

test('returns IDs as strings, and tag names', async () => {
	const { store } = kit.sandbox;
	const ada = add('ada', { firstName: 'Ada' });
	const tag = store.addTag('VIP');
	store.tag(ada.id, tag.id);
	const { body } = await kit.send('POST', PATH, { all: [] });
	expect(body).toMatchObject({
		subscribers: [
			{
				id: '1001',
				first_name: 'Ada',
				email_address: 'ada@readers.example',
				created_at: '2026-03-01T12:00:00Z',
				tag_names: ['VIP'],
				tag_ids: [String(tag.id)],
			},
		],
	});
	expect(body).not.toHaveProperty('subscribers.0.state');
	expect(body).not.toHaveProperty('subscribers.0.fields');
});

test('reads pagination from the query string if the test configures it', async () => {
	add('ada');
	add('bo');
	kit.sandbox.store.openQuestions.filterPaging = 'query';
	const first = await kit.send('POST', `${PATH}?per_page=1&include_total_count=true`, { all: [] });
	expect(first.body).toMatchObject({
		subscribers: [{ id: '1002' }],
		pagination: { has_next_page: true, total_count: 2 },
	});
	const { pagination } = first.body as { pagination: { end_cursor: string } };
	const query = `per_page=1&after=${pagination.end_cursor}`;
	const second = await kit.send('POST', `${PATH}?${query}`, { all: [] });
	expect(second.body).toMatchObject({ subscribers: [{ id: '1001' }] });
});

test('filters by state', async () => {
	add('ada');
	add('bo', { state: 'inactive' });
	add('chidi', { state: 'cancelled' });
	const condition = { type: 'subscriber_state', states: ['inactive', 'cancelled'] };
	expect(await passing([condition])).toEqual(['bo', 'chidi']);
});

test('filters by sign-up date, inclusive of both days', async () => {
	add('ada', { createdAt: Date.UTC(2026, 0, 31, 23) });
	add('bo', { createdAt: Date.UTC(2026, 1, 1) });
	add('chidi', { createdAt: Date.UTC(2026, 1, 2, 23) });
	const condition = { type: 'subscribed', after: '2026-02-01', before: '2026-02-02' };
	expect(await passing([condition])).toEqual(['bo', 'chidi']);
});

test('matches any of the given tags', async () => {
	const { store } = kit.sandbox;
	const [ada, bo] = [add('ada'), add('bo')];
	add('chidi');
	const [first, second] = [store.addTag('First'), store.addTag('Second')];
	store.tag(ada.id, first.id);
	store.tag(bo.id, second.id);
	const matching = [first.id, second.id];
	expect(await passing([{ type: 'tags', any: [{ type: 'ids', matching }] }])).toEqual([
		'ada',
		'bo',
	]);
});

test('requires all conditions to match', async () => {
	const { store } = kit.sandbox;
	const [ada, bo] = [add('ada'), add('bo', { state: 'bounced' })];
	const tag = store.addTag('VIP');
	store.tag(ada.id, tag.id);
	store.tag(bo.id, tag.id);
	const tags = { type: 'tags', any: [{ type: 'ids', matching: [tag.id] }] };
	const states = { type: 'subscriber_state', states: ['active'] };
	expect(await passing([tags, states])).toEqual(['ada']);
});

describe('email conditions', () => {
	const day = NOON - 5 * DAY_MS;

	beforeEach(() => {
		const click = (url: string, linkId: number) => [{ at: day, url, linkId }];
		add('ada', {
			emails: [
				mail(1, day, { opens: [day, day, day], clicks: click('https://a.example/guide', 61) }),
				mail(2, NOON, { opens: [NOON] }),
			],
		});
		add('bo', {
			emails: [mail(1, day, { opens: [day], clicks: click('https://b.example/', 62) })],
		});
		add('chidi', { emails: [mail(2, day, { bounced: true })] });
		add('dagny');
	});

	test.each([
		['opened at least once', { type: 'opens' }, ['ada', 'bo']],
		['more than', { type: 'opens', count_greater_than: 1 }, ['ada']],
		['at least', { type: 'opens', count_greater_than_or_equal: 4 }, ['ada']],
		['fewer than', { type: 'opens', count_less_than: 1 }, ['chidi', 'dagny']],
		['at most', { type: 'opens', count_less_than_or_equal: 1 }, ['bo', 'chidi', 'dagny']],
		['after a day', { type: 'opens', after: '2026-02-27' }, ['ada']],
		['before a day', { type: 'sent', before: '2026-02-27' }, ['ada', 'bo', 'chidi']],
		['sent', { type: 'sent' }, ['ada', 'bo', 'chidi']],
		['delivered', { type: 'delivered' }, ['ada', 'bo']],
		['of a broadcast', { type: 'sent', any: [{ type: 'broadcasts', ids: [2] }] }, ['ada', 'chidi']],
		['a link', { type: 'clicks', any: [{ type: 'urls', ids: [62] }] }, ['bo']],
		[
			'an address',
			{ type: 'clicks', any: [{ type: 'urls', urls: ['https://b.example/'] }] },
			['bo'],
		],
		['no such address', { type: 'clicks', any: [{ type: 'urls', urls: ['b.example'] }] }, []],
	])('%s', async (_, condition, expected) => {
		expect(await passing([condition])).toEqual(expected);
	});

	test.each([
		['contains', 'guide', ['ada']],
		['starts_with', 'https://b', ['bo']],
		['ends_with', '/guide', ['ada']],
		['exact', 'https://a.example/guide', ['ada']],
	])('filters by URL with %s', async (matching, text, expected) => {
		const condition = { type: 'clicks', any: [{ type: 'urls', urls: [text], matching }] };
		expect(await passing([condition])).toEqual(expected);
	});

	test('counts opens of the same email once with unique_email', async () => {
		const condition = { type: 'opens', count_greater_than: 2 };
		expect(await passing([condition])).toEqual(['ada']);
		expect(await passing([condition], { counting_mode: 'unique_email' })).toEqual([]);
	});

	test('ignores emails beyond the retention period', async () => {
		add('elif', { emails: [mail(3, Date.UTC(2020, 0, 1))] });
		expect(await passing([{ type: 'sent', after: '2019-01-01' }])).not.toContain('elif');
	});
});

describe('attribution conditions', () => {
	beforeEach(() => {
		const attribution = { source_type: 'form_subscription', source_name: 'Footer', sourceId: 201 };
		add('ada', { attribution });
		add('bo', { attribution: { source_type: 'manual', sourceId: 201 } });
		add('chidi', {
			attribution: { source_type: 'api_subscription', source_mechanism: 'app', sourceId: 9 },
		});
	});

	test.each([
		['a form', { type: 'forms', ids: [201] }, ['ada']],
		['a source type', { type: 'kit_source', source_type: 'manual' }, ['bo']],
		['source ids', { type: 'kit_source', source_ids: [9] }, ['chidi']],
		['source names', { type: 'kit_source', source_names: ['Footer'] }, ['ada']],
		['a mechanism', { type: 'kit_source', mechanism: 'app' }, ['chidi']],
		['mechanism ids', { type: 'kit_source', mechanism_ids: [1] }, []],
		['all of one entry', { type: 'kit_source', source_type: 'manual', source_ids: [9] }, []],
	])('%s', async (_, source, expected) => {
		expect(await passing([{ type: 'attribution', any: [source] }])).toEqual(expected);
	});
});

describe('custom field conditions', () => {
	test.each([
		['is', 'Pottery', ['bo']],
		['contains', 'POT', ['ada', 'bo']],
		['contains', '', ['ada', 'bo', 'dagny', 'elif']],
		['has_value', undefined, ['ada', 'bo', 'dagny', 'elif']],
		['greater_than', '9', ['elif']],
		['greater_than_or_equal', '9', ['dagny', 'elif']],
		['less_than', '10', ['dagny']],
		['less_than_or_equal', '10', ['dagny', 'elif']],
	])('%s %s', async (comparison, value, expected) => {
		const field = kit.sandbox.store.addCustomField('Craft');
		add('ada', { fields: { craft: 'pottery' } });
		add('bo', { fields: { craft: 'Pottery' } });
		add('chidi', { fields: { craft: null } });
		add('dagny', { fields: { craft: '9' } });
		add('elif', { fields: { craft: '10' } });
		const condition = { type: 'custom_field', subscriber_custom_field_id: field.id };
		expect(await passing([{ ...condition, comparison, value }])).toEqual(expected);
	});
});

describe('location conditions', () => {
	const at = (latitude: number, longitude: number) => ({
		location: { city: null, state: null, country: null, latitude, longitude, timezone: null },
	});
	const condition = { type: 'location', latitude: 60, longitude: 5, radius: 100 };

	beforeEach(() => {
		add('ada', at(60.5, 5));
		add('bo', at(60.1, 5.1));
		add('chidi', at(43, -116));
		add('dagny');
	});

	test('filters by the bounding box', async () => {
		expect(await passing([condition])).toEqual(['ada', 'bo']);
	});

	test('sorts by distance, nearest first by default', async () => {
		const body = { all: [condition], sort_field: 'location__distance' };
		const near = await kit.send('POST', PATH, body);
		expect(near.body).toMatchObject({ subscribers: [{ id: '1002' }, { id: '1001' }] });
		const far = await kit.send('POST', PATH, { ...body, sort_order: 'desc' });
		expect(far.body).toMatchObject({ subscribers: [{ id: '1001' }, { id: '1002' }] });
	});

	test('requires a location condition to sort by distance', async () => {
		const body = { all: [], sort_field: 'location__distance' };
		expect(await kit.send('POST', PATH, body)).toMatchObject(
			invalid('Sandbox: sort_field location__distance requires a location condition'),
		);
	});
});

test.each([
	['id', ['1003', '1002', '1001']],
	['first_name', ['1001', '1002', '1003']],
	['email_address', ['1002', '1003', '1001']],
	['created_at', ['1002', '1001', '1003']],
	['engagement__sent', ['1003', '1002', '1001']],
])('sorts by %s', async (sort_field, expected) => {
	add('ada', { firstName: 'Zoe', createdAt: 2 });
	add('chidi', { firstName: 'Bo', createdAt: 3 });
	add('bo', { createdAt: 1, emails: [mail(1, NOON)] });
	const { body } = await kit.send('POST', PATH, { all: [], sort_field });
	expect((body as { subscribers: { id: string }[] }).subscribers.map(({ id }) => id)).toEqual(
		expected,
	);
	const ascending = await kit.send('POST', PATH, { all: [], sort_field, sort_order: 'asc' });
	expect(ascending.body).toMatchObject({ subscribers: [{ id: expected.at(-1) }, {}, {}] });
});

test('sorts newest first by default', async () => {
	add('ada', { createdAt: 2 });
	add('bo', { createdAt: 1 });
	const { body } = await kit.send('POST', PATH, { all: [] });
	expect(body).toMatchObject({ subscribers: [{ id: '1001' }, { id: '1002' }] });
});

test('adds the included data, with stats for the last 90 days', async () => {
	kit.sandbox.store.addCustomField('Craft');
	add('ada', {
		emails: [mail(1, NOON), mail(2, NOON - 91 * DAY_MS)],
		fields: { craft: 'pottery' },
	});
	const types = ['attribution', 'tags', 'location', 'canceled_at', 'stats', 'custom_fields'];
	const include = types.map((type) => ({ type }));
	const { body } = await kit.send('POST', PATH, { all: [], include });
	expect(body).toMatchObject({
		subscribers: [
			{
				attribution: { source_type: null },
				tags: [],
				location: null,
				canceled_at: null,
				stats: { sent: 1, last_opened: null },
				fields: { craft: 'pottery' },
			},
		],
	});
});

test('returns stats for a given range, inclusive of both days', async () => {
	add('ada', { emails: [mail(1, Date.UTC(2025, 0, 2, 23)), mail(2, NOON)] });
	const range = { start: '2025-01-01', end: '2025-01-02' };
	const { body } = await kit.send('POST', PATH, { all: [], include: [{ type: 'stats', range }] });
	expect(body).toMatchObject({ subscribers: [{ stats: { sent: 1 } }] });
});

test('returns 400 for stats older than five years', async () => {
	const include = [{ type: 'stats', range: { start: '2020-01-01' } }];
	add('ada');
	expect(await kit.send('POST', PATH, { all: [], include })).toMatchObject({ status: 400 });
});

test.each([
	[{}, 'body key "all" is required'],
	[{ all: [], status: 'active' }, 'unknown body key "status"'],
	[{ all: [{ type: 'sent', states: [] }] }, 'unknown body key "all.0.states"'],
	[{ all: [{ type: 'subscriber_state' }] }, 'body key "all.0.states" is required'],
	[
		{ all: [{ type: 'tags', any: [{ type: 'ids', matching: ['7'] }] }] },
		'body key "all.0.any.0.matching.0": Expected number, received string',
	],
	[
		{ all: [{ type: 'sent', after: '2026-01-01T00:00:00Z' }] },
		'body key "all.0.after": must be yyyy-mm-dd',
	],
	[{ all: [], include: ['tags'] }, 'body key "include.0": Expected object, received string'],
])('rejects %j', async (body, reason) => {
	expect(await kit.send('POST', PATH, body)).toMatchObject(invalid(`Sandbox: ${reason}`));
	expect(kit.sandbox.refused).toEqual([{ method: 'POST', path: PATH, reason }]);
});

test('accepts and ignores states in an opens condition', async () => {
	add('ada', { state: 'bounced', emails: [mail(1, NOON, { opens: [NOON] })] });
	add('bo');
	expect(await passing([{ type: 'opens', states: ['active'] }])).toEqual(['ada']);
});

test.each([['unheard_of'], ['']])(
	'returns 500 for a condition of unknown type "%s"',
	async (type) => {
		expect(await kit.send('POST', PATH, { all: [{ type: 'sent' }, { type }] })).toMatchObject({
			status: 500,
			body: { errors: ['Internal Server Error'] },
		});
	},
);

describe('pagination parameters', () => {
	const all: object[] = [];

	beforeEach(() => {
		for (const name of ['ada', 'bo', 'chidi']) add(name);
	});

	async function endCursor(query: string, more: object): Promise<string> {
		const { body } = await kit.send('POST', `${PATH}${query}`, { all, ...more });
		return (body as { pagination: { end_cursor: string } }).pagination.end_cursor;
	}

	test('are read from the body', async () => {
		kit.sandbox.store.openQuestions.filterPaging = 'body';
		const after = await endCursor('', { per_page: 2 });
		const body = { all, per_page: 2, after, include_total_count: true };
		expect(await kit.send('POST', PATH, body)).toMatchObject({
			body: {
				subscribers: [{ id: '1001' }],
				pagination: { has_next_page: false, has_previous_page: true, per_page: 2, total_count: 3 },
			},
		});
	});

	test('are read from the query if the test configures it', async () => {
		kit.sandbox.store.openQuestions.filterPaging = 'query';
		const after = encodeURIComponent(await endCursor('?per_page=2', {}));
		expect(await kit.send('POST', `${PATH}?per_page=2&after=${after}`, { all })).toMatchObject({
			body: { subscribers: [{ id: '1001' }], pagination: { has_next_page: false } },
		});
	});

	test.each([
		['body', '?per_page=2', {}, 'unknown query parameter "per_page"'],
		['query', '', { per_page: 2 }, 'unknown body key "per_page"'],
	] as const)('are rejected outside the %s', async (place, query, more, reason) => {
		kit.sandbox.store.openQuestions.filterPaging = place;
		expect(await kit.send('POST', `${PATH}${query}`, { all, ...more })).toMatchObject(
			invalid(`Sandbox: ${reason}`),
		);
		expect(kit.sandbox.refused).toEqual([{ method: 'POST', path: PATH, reason }]);
	});

	test('are ignored in the query when unknown parameters are, returning the first page', async () => {
		kit.sandbox.store.openQuestions.filterPaging = 'body';
		kit.sandbox.store.openQuestions.unknownQueryParameters = 'ignore';
		expect(await kit.send('POST', `${PATH}?per_page=1&after=x`, { all })).toMatchObject({
			status: 200,
			body: { subscribers: [{}, {}, {}], pagination: { has_previous_page: false } },
		});
	});
});
