import { DAY_MS } from '../clock';
import { NOON, newKit, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const invalid = (...errors: string[]) => ({ status: 422, body: { errors } });

test('returns the user, plan and time zone', async () => {
	const { status, body } = await kit.send('GET', '/v4/account');
	expect(status).toBe(200);
	expect(body).toMatchObject({
		user: { email: 'mara@lantern-letters.example', id: 31 },
		account: {
			id: 26,
			name: 'Lantern Letters',
			plan_type: 'creator',
			primary_email_address: 'mara@lantern-letters.example',
			created_at: '2019-03-04T09:30:00Z',
			timezone: { name: 'America/New_York', utc_offset: '-05:00' },
			sending_addresses: [{ is_default: true, is_verified: true }],
			plan: { interval: 'month', subscriber_limit: 5000, trial_lapse_date: null },
		},
	});
});

test('replaces all colors', async () => {
	const colors = ['#000', '#FFffff'];
	expect(await kit.send('PUT', '/v4/account/colors', { colors })).toMatchObject({
		status: 200,
		body: { colors },
	});
	expect((await kit.send('GET', '/v4/account/colors')).body).toEqual({ colors });
});

test('names every invalid color and changes nothing', async () => {
	const colors = ['#000000', '#123_not_a_code', 'red'];
	expect(await kit.send('PUT', '/v4/account/colors', { colors })).toMatchObject(
		invalid(
			'Colors #123_not_a_code is not a valid hex color code.',
			'Colors red is not a valid hex color code.',
		),
	);
	expect(kit.sandbox.store.account.colors).toEqual(['#1b4332', '#ffb703']);
});

test('accepts at most ten colors', async () => {
	const colors = (count: number) => ({ colors: Array.from({ length: count }, () => '#abc') });
	expect((await kit.send('PUT', '/v4/account/colors', colors(10))).status).toBe(200);
	expect(await kit.send('PUT', '/v4/account/colors', colors(11))).toMatchObject(
		invalid('Sandbox: more than 10 colors'),
	);
});

test('returns the creator profile, or 404 without one', async () => {
	expect(await kit.send('GET', '/v4/account/creator_profile')).toMatchObject({
		status: 200,
		body: { profile: { name: 'Lantern Letters', byline: 'Mara Lindqvist' } },
	});
	kit.sandbox.store.account.profile = null;
	expect(await kit.send('GET', '/v4/account/creator_profile')).toMatchObject({
		status: 404,
		body: { errors: ['Not Found'] },
	});
});

test('returns email stats for the last 90 days, with rates in percent', async () => {
	const email = (opens: number[], clicked: boolean, sentAt = NOON - DAY_MS) => ({
		broadcastId: 1,
		sentAt,
		bounced: false,
		opens,
		clicks: clicked ? [{ at: sentAt, url: 'https://a.example/', linkId: 1 }] : [],
	});
	kit.sandbox.store.addSubscriber({
		emailAddress: 'ada@readers.example',
		state: 'cancelled',
		emails: [email([1], true), email([], false), email([1], false), email([1], true, 0)],
	});
	const { body } = await kit.send('GET', '/v4/account/email_stats');
	expect(body).toEqual({
		stats: {
			sent: 3,
			clicked: 1,
			opened: 2,
			email_stats_mode: 'last_90',
			open_tracking_enabled: true,
			click_tracking_enabled: true,
			starting: '2025-12-01T12:00:00Z',
			ending: '2026-03-01T12:00:00Z',
			open_rate: 66.67,
			click_rate: 33.33,
			unsubscribe_rate: 33.33,
			bounce_rate: 0,
		},
	});
});

test('returns zeros when no emails were sent', async () => {
	const { body } = await kit.send('GET', '/v4/account/email_stats');
	expect(body).toMatchObject({ stats: { sent: 0, open_rate: 0, bounce_rate: 0 } });
});

describe('growth stats', () => {
	beforeEach(() => {
		const { store } = kit.sandbox;
		// 23:30 on 10 February in New York, which is the 11th in UTC.
		store.addSubscriber({ emailAddress: 'a@x.example', createdAt: Date.UTC(2026, 1, 11, 4, 30) });
		store.addSubscriber({
			emailAddress: 'b@x.example',
			createdAt: Date.UTC(2026, 1, 12),
			state: 'cancelled',
			canceledAt: Date.UTC(2026, 1, 20),
		});
	});

	test('use the account’s time zone', async () => {
		const path = '/v4/account/growth_stats?starting=2026-02-11&ending=2026-02-24';
		expect((await kit.send('GET', path)).body).toEqual({
			stats: {
				cancellations: 1,
				net_new_subscribers: 0,
				new_subscribers: 1,
				subscribers: 1,
				starting: '2026-02-11T00:00:00-05:00',
				ending: '2026-02-24T23:59:59-05:00',
			},
		});
	});

	test('cover the last 90 days by default', async () => {
		expect((await kit.send('GET', '/v4/account/growth_stats')).body).toMatchObject({
			stats: {
				new_subscribers: 2,
				starting: '2025-12-01T00:00:00-05:00',
				ending: '2026-03-01T23:59:59-05:00',
			},
		});
	});

	test.each([
		['starting=02/10/2026', 'Starting date is incorrectly formatted. Use YYYY-MM-DD.'],
		['ending=2026-13-01', 'Ending date is incorrectly formatted. Use YYYY-MM-DD.'],
		['starting=2026-02-02&ending=2026-02-01', 'Starting date must be before the ending date.'],
	])('return an error for %s: "%s"', async (query, sentence) => {
		expect(await kit.send('GET', `/v4/account/growth_stats?${query}`)).toMatchObject(
			invalid(sentence),
		);
	});

	test('start 90 days before today when only an end date is given', async () => {
		const path = '/v4/account/growth_stats?ending=2026-02-11';
		expect((await kit.send('GET', path)).body).toMatchObject({
			stats: { starting: '2025-12-01T00:00:00-05:00', ending: '2026-02-11T23:59:59-05:00' },
		});
	});

	test('return an error when the only date given is an end date before that', async () => {
		const path = '/v4/account/growth_stats?ending=2025-11-30';
		expect(await kit.send('GET', path)).toMatchObject(
			invalid('Starting date must be before the ending date.'),
		);
	});

	test('report errors in both dates at once', async () => {
		const path = '/v4/account/growth_stats?starting=x&ending=y';
		expect(await kit.send('GET', path)).toMatchObject(
			invalid(
				'Starting date is incorrectly formatted. Use YYYY-MM-DD.',
				'Ending date is incorrectly formatted. Use YYYY-MM-DD.',
			),
		);
	});
});
