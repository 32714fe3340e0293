import type { App } from '../../sandbox/editor';
import { say } from '../say';
import { ACCOUNTS, creator, deactivateAll, pluginWithOAuth, type Plugin } from './pluginWorld';

const INSTALLATIONS = 5;
const REQUESTS = 50;

/** What happens to a block, in the order of the requests. */
const TITLES = ['Hello', 'fail', 'slow', 'none', 'slow', 'Hello', 'own', 'slow', 'script', 'Hello'];

/** @param disturb runs while the requests are in flight */
export function pluginFaultCases(disturb: () => Promise<void> = async () => {}): void {
	afterEach(deactivateAll);

	it('responds to each of 50 concurrent requests exactly once, in Kit’s format, while tokens are exchanged and revoked', async () => {
		const plugin = await pluginWithOAuth({ options: { timeLimit: 15 } });
		const apps = await Promise.all(
			Array.from({ length: INSTALLATIONS }, async (_, index) => await installed(plugin, index)),
		);
		const [leaving, ...staying] = apps;
		if (leaving === undefined) throw new Error('Nobody has installed the plugin.');

		const blocks = Array.from({ length: REQUESTS }, async (_, index) => {
			const app = staying[index % staying.length] ?? leaving;
			const block = app.contentBlock(plugin.config);
			const title = TITLES[index % TITLES.length] ?? 'Hello';
			await block.set('title', title);
			return { title, html: block.html, errors: block.errors };
		});
		const [results] = await Promise.all([
			Promise.all(blocks),
			disturb(),
			leaving.uninstall(),
			...staying.map(async (app) => await app.installation.refresh()),
			installed(plugin, INSTALLATIONS).then(async (app) => await app.uninstall()),
		]);

		const answers = apps.flatMap((app) => app.calls.made).filter(({ kind }) => kind === 'block');
		const codes = new Map<unknown, number>();
		for (const { answer } of answers) {
			const { code } = answer as { code: unknown };
			codes.set(code, (codes.get(code) ?? 0) + 1);
		}
		say(`   ${[...codes].map(([code, count]) => `${count} times ${String(code)}`).join(', ')}`);
		expect(apps.flatMap((app) => app.refused)).toEqual([]);
		expect(answers).toHaveLength(REQUESTS);
		for (const { title, html, errors } of results) {
			expect(html === undefined).toBe(errors.length > 0);
			if (['fail', 'none', 'own', 'script'].includes(title)) expect(html).toBeUndefined();
			if (html !== undefined) expect(html).toContain(`<p>${title} for `);
			expect(errors.join()).not.toContain('at home');
		}
		expect(codes.get(200)).toBeGreaterThan(0);

		const after = leaving.installation.isInstalled;
		expect(after).toBe(false);
		for (const app of staying) {
			const block = app.contentBlock(plugin.config);
			await block.set('title', 'After');
			expect(block.html).toContain('After');
		}
	});
}

async function installed(plugin: Plugin, index: number): Promise<App> {
	const app = plugin.kit();
	const { accessCode = '' } = ACCOUNTS[index % ACCOUNTS.length] ?? {};
	await app.install(creator(accessCode));
	return app;
}
