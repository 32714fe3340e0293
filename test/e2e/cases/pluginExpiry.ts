import type { App } from '../../sandbox/editor';
import {
	ACCOUNTS,
	CLIENT,
	creator,
	deactivateAll,
	pluginWithOAuth,
	post,
	statuses,
	titleOnly,
	type Plugin,
} from './pluginWorld';
import { world } from './world';

const [ana = { name: '', accessCode: '' }] = ACCOUNTS;

const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;

/** What expires: n8n's clock is set ahead, because nobody waits for a day. */
export function pluginExpiryCases(): void {
	afterEach(async () => {
		await world().putClockAhead(0);
		await deactivateAll();
	});

	it('accepts an access token for a day, and Kit then refreshes it', async () => {
		const { putClockAhead } = world();
		const plugin = await pluginWithOAuth();
		const app = plugin.kit();
		await app.install(creator(ana.accessCode));
		const { access } = app.installation.issued;

		await putClockAhead(DAY - 60 * SECOND);
		expect(await lastCalls(plugin, app)).toEqual(['block 200']);

		await putClockAhead(DAY + SECOND);
		for (const [url, body] of [
			[plugin.config.requestUrl, { code: 401, errors: [expect.stringContaining('in Kit again')] }],
			[`${plugin.base}/search`, { data: [], errors: [expect.stringContaining('in Kit again')] }],
		] as const) {
			const bearer = { authorization: `Bearer ${access}` };
			const sent = { settings: { title: 'Hello' }, search: '' };
			const answer = await post(url, sent, bearer);
			expect(answer).toMatchObject({ status: 401, body });
			expect(answer.headers.get('www-authenticate')).toContain('invalid_token');
		}
		expect(await statuses(plugin.workflowId)).toEqual(['success']);
		// this Kit's clock stands still, so it only learns of the expiry from n8n
		expect(await lastCalls(plugin, app)).toEqual(['block 401', 'refresh 200', 'block 200']);
		expect(app.refused).toEqual([]);
	});

	it('is refreshed by Kit in time, even after a year', async () => {
		const { putClockAhead } = world();
		const plugin = await pluginWithOAuth();
		let aheadMs = 0;
		const app = plugin.kit({ now: () => Date.now() + aheadMs });
		await app.install(creator(ana.accessCode));
		aheadMs = 365 * DAY;
		await putClockAhead(aheadMs);
		expect(await lastCalls(plugin, app)).toEqual(['refresh 200', 'block 200']);
	});

	it.each<[seconds: number, status: number]>([
		[290, 200],
		[301, 400],
	])('responds to a code that is %s seconds old with %s', async (seconds, status) => {
		const plugin = await pluginWithOAuth();
		const { installation } = plugin.kit();
		const url = new URL(await creator(ana.accessCode)(installation.authorizeUrl()));
		await world().putClockAhead(seconds * SECOND);
		const answer = await post(`${plugin.base}/token`, {
			client_id: CLIENT.clientId,
			client_secret: CLIENT.clientSecret,
			grant_type: 'authorization_code',
			code: url.searchParams.get('code'),
			redirect_uri: `${url.origin}${url.pathname}`,
		});
		expect(answer).toMatchObject(
			status === 200 ? { status } : { status, body: { error: 'invalid_grant' } },
		);
	});

	it('allows another attempt a minute after too many wrong access codes', async () => {
		const plugin = await pluginWithOAuth();
		const app = plugin.kit();
		for (let tries = 0; tries < 10; tries++) {
			await expect(app.install(creator('wrong'))).rejects.toThrow('access code is wrong');
		}
		await expect(app.install(creator(ana.accessCode))).rejects.toThrow('Wait a minute');
		await world().putClockAhead(61 * SECOND);
		await app.install(creator(ana.accessCode));
		expect(app.installation.isInstalled).toBe(true);
	});
}

/** The requests that a creator causes by setting a title, and their responses. */
async function lastCalls({ config }: Plugin, app: App): Promise<string[]> {
	const { made } = app.calls;
	const before = made.length;
	const block = app.contentBlock(titleOnly(config));
	await block.set('title', 'Hello');
	expect(block.html).toContain('Hello for ana');
	return made.slice(before).map(({ kind, status }) => `${kind} ${status}`);
}
