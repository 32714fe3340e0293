import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty', now: () => Date.UTC(2026, 10, 20, 12) });

const run = async (operation: string, parameters = {}) =>
	await kit.n8n.run({ resource: 'account', operation, ...parameters });

const sent = () =>
	kit.sandbox.requests.map(({ method, path, query, body }) => ({ method, path, query, body }));

/** Responds to one request with something that is not documented. */
const answerOnce = (path: RegExp, status: number, body: unknown) =>
	kit.sandbox.faults.add({ kind: 'status', path, status, body });

describe('Account: Get', () => {
	it('returns the account and the user as Kit does', async () => {
		const { items, error } = await run('get');

		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([
			{
				user: { email: 'mara@lantern-letters.example', id: 31 },
				account: expect.objectContaining({ id: 26, name: 'Lantern Letters' }),
			},
		]);
		expect(sent()).toEqual([{ method: 'GET', path: '/v4/account', query: {}, body: undefined }]);
	});

	it('shows Kit’s message if the credential is rejected', async () => {
		kit.sandbox.store.account.apiAccess = false;

		const { items, error } = await run('get');

		expect(items).toEqual([]);
		expect(error?.message).toBe('The access token is invalid');
	});

	it('retries if the response contains no account', async () => {
		answerOnce(/account$/, 200, { user: {} });

		const { items, error } = await run('get');

		expect(error).toBeUndefined();
		expect(items[0]?.json.account).toMatchObject({ id: 26 });
		expect(kit.sandbox.requests).toHaveLength(2);
	});
});

describe('Account: Get Colors', () => {
	it('returns the palette as one item', async () => {
		const { items, error } = await run('getColors');

		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ colors: ['#1b4332', '#ffb703'] }]);
		expect(sent()).toEqual([
			{ method: 'GET', path: '/v4/account/colors', query: {}, body: undefined },
		]);
	});

	it('returns an empty palette as one item too', async () => {
		kit.sandbox.store.account.colors = [];

		const { items } = await run('getColors');

		expect(items.map(({ json }) => json)).toEqual([{ colors: [] }]);
	});

	it('shows Kit’s message if the credential is rejected', async () => {
		kit.sandbox.store.account.apiAccess = false;

		expect((await run('getColors')).error?.message).toBe('The access token is invalid');
	});
});

describe('Account: Update Colors', () => {
	it('replaces the palette with the colors of a comma-separated text', async () => {
		const { items, error } = await run('updateColors', { palette: ' #1B4332, #fff,' });

		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([{ colors: ['#1B4332', '#fff'] }]);
		expect(sent()).toEqual([
			{
				method: 'PUT',
				path: '/v4/account/colors',
				query: {},
				body: { colors: ['#1B4332', '#fff'] },
			},
		]);
	});

	it('takes an array from an expression', async () => {
		const { items } = await kit.n8n.run(
			{ resource: 'account', operation: 'updateColors', palette: '={{ $json.brand }}' },
			{ items: [{ brand: ['#000000', '#ffffff'] }] },
		);

		expect(items.map(({ json }) => json)).toEqual([{ colors: ['#000000', '#ffffff'] }]);
	});

	it('shows Kit’s message if Kit rejects a color', async () => {
		const sentence = 'Colors #123abc is not a valid hex color code.';
		answerOnce(/colors$/, 422, { errors: [sentence] });

		const { error } = await run('updateColors', { palette: '#123abc' });

		expect(error?.message).toBe(sentence);
		expect(error?.description).toContain("Check 'Colors'");
	});

	it.each([
		['#1B4332, rebeccapurple', 'contains an invalid hex color code: “rebeccapurple”'],
		['1B4332', 'contains an invalid hex color code: “1B4332”'],
		['#12345', 'contains an invalid hex color code: “#12345”'],
		[',', 'needs 1 to 10 colors, but has 0'],
		[Array(11).fill('#000000').join(), 'needs 1 to 10 colors, but has 11'],
	])('sends nothing for %s', async (palette, complaint) => {
		const { error } = await run('updateColors', { palette });

		expect(error?.message).toBe(`The 'Colors' parameter ${complaint}`);
		expect(error?.description).toBeTruthy();
		expect(kit.sandbox.requests).toEqual([]);
	});

	it('accepts as many colors as Kit does', async () => {
		const { items } = await run('updateColors', { palette: Array(10).fill('#000000').join() });

		expect(items[0]?.json.colors).toHaveLength(10);
	});
});

describe('Account: Get Creator Profile', () => {
	it('returns the profile', async () => {
		const { items, error } = await run('getCreatorProfile');

		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json)).toEqual([kit.sandbox.store.account.profile]);
		expect(sent()).toEqual([
			{ method: 'GET', path: '/v4/account/creator_profile', query: {}, body: undefined },
		]);
	});

	it('rejects a 404 that did not come from Kit', async () => {
		kit.sandbox.faults.add({ kind: 'garbage', status: 404 });

		const { items, error } = await run('getCreatorProfile');

		expect(items).toEqual([]);
		expect(error).toBeDefined();
	});

	it('returns an item of nulls if the creator has no profile', async () => {
		kit.sandbox.store.account.profile = null;

		const { items, error } = await run('getCreatorProfile');

		expect(error).toBeUndefined();
		expect(items).toEqual([
			{
				json: { name: null, byline: null, bio: null, image_url: null, profile_url: null },
				pairedItem: { item: 0 },
			},
		]);
	});

	it('fails for every other error', async () => {
		answerOnce(/creator_profile$/, 403, { errors: ['Not on this plan'] });

		const { items, error } = await run('getCreatorProfile');

		expect(items).toEqual([]);
		expect(error?.message).toBe('Not on this plan');
	});
});

describe('Account: Get Email Stats', () => {
	it('returns the stats without the envelope', async () => {
		const { items, error } = await run('getEmailStats');

		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(items[0]?.json).toMatchObject({ sent: 0, email_stats_mode: 'last_90', open_rate: 0 });
		expect(sent()).toEqual([
			{ method: 'GET', path: '/v4/account/email_stats', query: {}, body: undefined },
		]);
	});

	it('shows Kit’s message if the credential is rejected', async () => {
		kit.sandbox.store.account.apiAccess = false;

		expect((await run('getEmailStats')).error?.message).toBe('The access token is invalid');
	});
});

describe('Account: Get Growth Stats', () => {
	it('sends the days as written, whatever their time zone', async () => {
		const { items, error } = await run('getGrowthStats', {
			filters: { starting: '2026-11-01T23:30:00+09:00', ending: '2026-11-10' },
		});

		expect(error).toBeUndefined();
		expect(sent()).toEqual([
			{
				method: 'GET',
				path: '/v4/account/growth_stats',
				query: { starting: '2026-11-01', ending: '2026-11-10' },
				body: undefined,
			},
		]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				new_subscribers: 0,
				starting: '2026-11-01T00:00:00-05:00',
				ending: '2026-11-10T23:59:59-05:00',
			}),
		]);
	});

	it('sends no days if none are entered', async () => {
		const { items, error } = await run('getGrowthStats', { filters: { ending: '' } });

		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(sent()).toEqual([
			{ method: 'GET', path: '/v4/account/growth_stats', query: {}, body: undefined },
		]);
	});

	it('shows Kit’s message if the days are in the wrong order', async () => {
		const { error } = await run('getGrowthStats', {
			filters: { starting: '2026-11-10', ending: '2026-11-01' },
		});

		expect(error?.message).toBe('Starting date must be before the ending date.');
		expect(error?.description).toContain("Check 'Starting', 'Ending'");
	});

	it('rejects an invalid date before any request', async () => {
		const { error } = await run('getGrowthStats', { filters: { starting: '02/10/2026' } });

		expect(error?.message).toBe("The 'Starting' parameter is not a date: “02/10/2026”");
		expect(kit.sandbox.requests).toEqual([]);
	});
});
