import { DAY_MS } from '../../clock';
import { NOON, newKit, type Kit } from '../../kit.fixture';
import type { SentEmail } from '../../account/records';

let kit: Kit;

const CHART = 'https://lantern-letters.example/chart';
const FAIR = 'https://lantern-letters.example/fair';
const SENT_AT = NOON - DAY_MS;

beforeEach(() => {
	kit = newKit();
	const { store } = kit.sandbox;
	store.addBroadcast({ subject: 'Glue', sendAt: SENT_AT });
	const click = (url: string, linkId: number) => ({ at: SENT_AT + 2000, url, linkId });
	addReader('ada', { opens: [SENT_AT + 1000], clicks: [click(CHART, 61), click(CHART, 61)] });
	addReader('bo', { opens: [SENT_AT + 1000], clicks: [click(CHART, 61), click(FAIR, 62)] });
	addReader('chidi', {});
	addReader('dagny', { bounced: true });
});

function addReader(name: string, more: Partial<SentEmail>): void {
	kit.sandbox.store.addSubscriber({
		emailAddress: `${name}@readers.example`,
		emails: [
			{ broadcastId: 1501, sentAt: SENT_AT, bounced: false, opens: [], clicks: [], ...more },
		],
	});
}

const STATS = {
	recipients: 4,
	open_rate: 50,
	emails_opened: 2,
	// Two of the three recipients whose email did not bounce.
	click_rate: (2 / 3) * 100,
	unsubscribe_rate: 0,
	unsubscribes: 0,
	total_clicks: 4,
	show_total_clicks: false,
	status: 'completed',
	progress: 100,
	open_tracking_disabled: false,
	click_tracking_disabled: false,
};
const NOTHING = {
	...STATS,
	recipients: 0,
	open_rate: 0,
	emails_opened: 0,
	click_rate: 0,
	total_clicks: 0,
};

test('adds up the stats of a broadcast’s emails', async () => {
	const answer = await kit.send('GET', '/v4/broadcasts/1501/stats');
	expect(answer.status).toBe(200);
	expect(answer.body).toEqual({ broadcast: { id: 1501, stats: STATS } });
});

test('uses the results set by a test instead', async () => {
	kit.sandbox.store.addBroadcast({
		subject: 'Fair',
		sendAt: SENT_AT,
		results: { recipients: 200, opened: 90, unsubscribes: 3 },
	});
	expect(await kit.send('GET', '/v4/broadcasts/1502/stats')).toMatchObject({
		body: {
			broadcast: {
				stats: { recipients: 200, open_rate: 45, unsubscribes: 3, unsubscribe_rate: 1.5 },
			},
		},
	});
});

test('returns rates as fractions if the test configures it', async () => {
	kit.sandbox.store.broadcasts.rates = 'fraction';
	expect(await kit.send('GET', '/v4/broadcasts/1501/stats')).toMatchObject({
		body: { broadcast: { stats: { open_rate: 0.5, click_rate: 2 / 3 } } },
	});
});

test('returns zero stats for a draft', async () => {
	kit.sandbox.store.addBroadcast({ subject: 'Later' });
	expect(await kit.send('GET', '/v4/broadcasts/1502/stats')).toMatchObject({
		body: { broadcast: { stats: { ...NOTHING, status: 'draft', progress: 0 } } },
	});
});

test('reports increasing progress while a broadcast is sending', async () => {
	kit.sandbox.store.addBroadcast({ subject: 'Now', sendAt: NOON });
	kit.advance(kit.sandbox.store.broadcasts.sendingMs / 4);
	expect(await kit.send('GET', '/v4/broadcasts/1502/stats')).toMatchObject({
		body: { broadcast: { stats: { status: 'sending', progress: 25 } } },
	});
});

test('lists the stats of broadcasts, newest first', async () => {
	kit.sandbox.store.addBroadcast({ subject: 'Later' });
	const answer = await kit.send('GET', '/v4/broadcasts/stats');
	expect(answer.status).toBe(200);
	expect(answer.body).toMatchObject({
		broadcasts: [
			{ id: 1502, subject: 'Later', send_at: null, stats: { status: 'draft' } },
			{ id: 1501, subject: 'Glue', send_at: '2026-02-28T12:00:00Z', stats: STATS },
		],
		pagination: { has_next_page: false },
	});
});

test.each([
	['?status=completed', [1501]],
	['?status=draft', [1502]],
	['?sent_after=2026-02-01', [1501]],
	['?sent_before=2026-02-01', []],
	['?per_page=1', [1502]],
])('filters and paginates the list of stats: %s', async (query, expected) => {
	kit.sandbox.store.addBroadcast({ subject: 'Later' });
	const { body } = await kit.send('GET', `/v4/broadcasts/stats${query}`);
	const { broadcasts } = body as { broadcasts: { id: number }[] };
	expect(broadcasts.map(({ id }) => id)).toEqual(expected);
});

test('rejects an unknown status', async () => {
	expect((await kit.send('GET', '/v4/broadcasts/stats?status=sent')).status).toBe(422);
});

test('returns an empty error object for the list on a plan without it', async () => {
	kit.sandbox.store.broadcasts.statsListAllowed = false;
	const answer = await kit.send('GET', '/v4/broadcasts/stats');
	expect(answer.status).toBe(403);
	expect(answer.body).toEqual({});
});

test('has no stats older than five years', async () => {
	kit.sandbox.store.addBroadcast({
		subject: 'Long ago',
		sendAt: Date.UTC(2021, 1, 1),
		results: { links: [{ id: 63, url: CHART, uniqueClicks: 5 }] },
	});
	expect(await kit.send('GET', '/v4/broadcasts/1502/stats')).toMatchObject({
		status: 400,
		body: { errors: ['Sandbox: email stats are only available since 2021-03-01'] },
	});
	expect(await kit.send('GET', '/v4/broadcasts/stats?include_total_count=true')).toMatchObject({
		body: { broadcasts: [{ id: 1501 }], pagination: { total_count: 1 } },
	});
	expect(await kit.send('GET', '/v4/broadcasts/1502/clicks')).toMatchObject({
		status: 200,
		body: { broadcast: { id: 1502, clicks: [] } },
	});
	expect((await kit.send('GET', '/v4/broadcasts/1502')).status).toBe(200);
});

test('returns clicks per link, with rates as fractions', async () => {
	const answer = await kit.send('GET', '/v4/broadcasts/1501/clicks');
	expect(answer.body).toMatchObject({
		broadcast: {
			id: 1501,
			clicks: [
				{
					id: 61,
					url: CHART,
					unique_clicks: 2,
					click_to_delivery_rate: 0.667,
					click_to_open_rate: 1,
				},
				{
					id: 62,
					url: FAIR,
					unique_clicks: 1,
					click_to_delivery_rate: 0.333,
					click_to_open_rate: 0.5,
				},
			],
		},
	});
});

test('paginates clicks by link', async () => {
	const first = await kit.send('GET', '/v4/broadcasts/1501/clicks?per_page=1');
	expect(first.body).toMatchObject({
		broadcast: { clicks: [{ id: 61 }] },
		pagination: { has_next_page: true, per_page: 1 },
	});
	const { pagination } = first.body as { pagination: { end_cursor: string } };
	const after = encodeURIComponent(pagination.end_cursor);
	expect(
		await kit.send('GET', `/v4/broadcasts/1501/clicks?per_page=1&after=${after}`),
	).toMatchObject({
		body: { broadcast: { clicks: [{ id: 62 }] }, pagination: { has_next_page: false } },
	});
});

test.each([['stats'], ['clicks']])(
	'returns 404 for the %s of an unknown broadcast',
	async (part) => {
		expect(await kit.send('GET', `/v4/broadcasts/9/${part}`)).toMatchObject({
			status: 404,
			body: { errors: ['Not Found'] },
		});
	},
);
