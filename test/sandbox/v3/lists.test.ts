import { DAY_MS } from '../clock';
import { NOON, newKit, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

test('returns the account’s name and email address', async () => {
	expect(await kit.sendV3('GET', '/v3/account')).toMatchObject({
		status: 200,
		body: { name: 'Lantern Letters', primary_email_address: 'mara@lantern-letters.example' },
	});
});

test('returns forms with their embed code, which contains the public key', async () => {
	const { store, v3 } = kit.sandbox;
	store.addForm({ name: 'Letter', type: 'hosted' });
	const { body } = await kit.sendV3('GET', '/v3/forms');
	expect(body).toEqual({
		forms: [
			{
				id: 201,
				name: 'Letter',
				created_at: '2026-03-01T12:00:00Z',
				type: 'hosted',
				url: 'https://app.convertkit.com/landing_pages/201',
				embed_js: `http://api.convertkit.dev/v3/forms/201.js?api_key=${v3.apiKey}`,
				embed_url: `http://api.convertkit.dev/v3/forms/201.html?api_key=${v3.apiKey}`,
				title: 'Letter',
				description: '',
				sign_up_button_text: 'Subscribe',
				success_message: 'Success! Now check your email to confirm your subscription.',
			},
		],
	});
});

test('lists archived forms, but not trashed ones', async () => {
	const { store } = kit.sandbox;
	store.addForm({ name: 'Archived', archived: true });
	store.addForm({ name: 'Trashed', trashed: true });
	expect((await kit.sendV3('GET', '/v3/forms')).body).toMatchObject({
		forms: [{ name: 'Archived' }],
	});
});

test.each(['/v3/sequences', '/v3/courses'])(
	'returns sequences as `courses` from %s',
	async (path) => {
		kit.sandbox.store.addSequence({ name: 'Welcome' });
		expect((await kit.sendV3('GET', path)).body).toEqual({
			courses: [{ id: 401, name: 'Welcome', created_at: '2026-03-01T12:00:00Z' }],
		});
	},
);

test('lists tags, including those created through V4', async () => {
	await kit.send('POST', '/v4/tags', { name: 'VIP' });
	expect((await kit.sendV3('GET', '/v3/tags')).body).toEqual({
		tags: [{ id: 101, name: 'VIP', created_at: '2026-03-01T12:00:00Z' }],
	});
});

test('lists custom fields, including those created through V4', async () => {
	await kit.send('POST', '/v4/custom_fields', { label: 'Last Name' });
	expect((await kit.sendV3('GET', '/v3/custom_fields')).body).toEqual({
		custom_fields: [
			{ id: 301, name: 'ck_field_301_last_name', key: 'last_name', label: 'Last Name' },
		],
	});
});

test('lists broadcasts with millisecond timestamps', async () => {
	kit.sandbox.store.addBroadcast({ subject: 'Hello' });
	expect((await kit.sendV3('GET', '/v3/broadcasts')).body).toEqual({
		broadcasts: [{ id: 1501, created_at: '2026-03-01T12:00:00.000Z', subject: 'Hello' }],
	});
});

describe('the stats of a broadcast', () => {
	test('are returned in a list of one, with rates in percent', async () => {
		const results = { recipients: 8, opened: 4, clicked: 2, unsubscribes: 1, totalClicks: 3 };
		const sendAt = NOON - DAY_MS;
		const { id } = kit.sandbox.store.addBroadcast({ subject: 'Hello', sendAt, results });
		expect((await kit.sendV3('GET', `/v3/broadcasts/${id}/stats`)).body).toEqual({
			broadcast: [
				{
					id,
					stats: {
						recipients: 8,
						open_rate: 50,
						click_rate: 25,
						unsubscribes: 1,
						total_clicks: 3,
						show_total_clicks: false,
						status: 'completed',
						progress: 100,
					},
				},
			],
		});
	});

	test('return 404 for an unknown broadcast', async () => {
		expect((await kit.sendV3('GET', '/v3/broadcasts/9/stats')).status).toBe(404);
	});
});
