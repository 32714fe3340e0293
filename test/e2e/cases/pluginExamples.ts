/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { setTimeout as sleep } from 'node:timers/promises';
import { readExample } from '../example';
import { Wikipedia } from '../wikipedia';
import { activePlugin, creator, deactivateAll, pluginCredential, titleOnly } from './pluginWorld';
import { world } from './world';

export function pluginExampleCases(): void {
	afterEach(deactivateAll);

	it('shows a product from a table', async () => {
		const { kit, config } = await activePlugin(readExample('plugin-product-block.json'));
		const app = kit();
		const block = app.contentBlock(config);
		await block.open();
		block.type('product', 'mug');
		await block.pause();
		expect(block.offered.get('product')).toEqual([{ label: 'Mug <3', value: 'mug-1' }]);
		await block.set('product', 'mug-1');
		await block.set('button', '<script>"Buy"</script>');
		expect(block.html).toContain('<strong>Mug &lt;3</strong>');
		expect(block.html).toContain('&lt;script&gt;');
		expect(app.refused).toEqual([]);
	});

	it('signs in members, and tells the others why they cannot', async () => {
		const file = readExample('plugin-sign-in.json');
		const plugin = await activePlugin(file, await pluginCredential());
		const app = plugin.kit();
		const install = async (code: string) => await app.install(creator(code));
		await expect(install('somebody')).rejects.toThrow('This access code is wrong.');
		await expect(install('ben-writes-at-night')).rejects.toThrow('Your plan has no blocks yet.');
		await install('ana-reads-on-sundays');
		const block = app.contentBlock(titleOnly(plugin.config));
		await block.set('title', 'Hello');
		expect(block.html).toContain('This block belongs to ana.');
	});

	describe('with a search in an HTTP API', () => {
		const mug = {
			key: 'Mug_(cup)',
			title: 'Mug <3 & "cup"',
			description: 'Cup for <hot> drinks',
			extract: "A mug's <script>alert(1)</script> is a cup.",
		};
		const newsletter = {
			key: 'Newsletter',
			title: 'Newsletter',
			description: null,
			extract: 'A newsletter is a report.',
		};
		const option = { label: 'Mug <3 & "cup" – Cup for <hot> drinks', value: 'Mug_(cup)' };

		async function articleBlock(wikipedia: Wikipedia) {
			world().proxy.standIn(wikipedia.hostname, wikipedia);
			const { kit, config } = await activePlugin(readExample('plugin-search-api.json'));
			const app = kit();
			const block = app.contentBlock(config);
			await block.open();
			return { app, block, config };
		}

		it('shows the article that was found, and finds it again', async () => {
			const wikipedia = new Wikipedia([mug, newsletter]);
			const { app, block, config } = await articleBlock(wikipedia);
			expect(block.offered.get('article')).toEqual([{ label: 'Newsletter', value: 'Newsletter' }]);
			block.type('article', 'a mug & co?');
			await block.pause();
			expect(block.offered.get('article')).toEqual([]);
			expect(block.searchErrors.get('article')).toEqual([]);
			block.type('article', 'mug');
			await block.pause();
			expect(block.offered.get('article')).toEqual([option]);

			await block.set('article', 'Mug_(cup)');
			expect(block.errors).toEqual([]);
			expect(block.html).toContain('<h3>Mug &lt;3 &amp; "cup"</h3>');
			expect(block.html).toContain("A mug's &lt;script&gt;alert(1)&lt;/script&gt; is a cup.");
			expect(block.html).toContain('href="https://en.wikipedia.org/wiki/Mug_(cup)"');

			const reopened = app.contentBlock(config, block.save());
			await reopened.open();
			expect(reopened.offered.get('article')).toContainEqual(option);
			expect(app.refused).toEqual([]);
			const searched = (q: string) => ['/w/rest.php/v1/search/page', { q, limit: '10' }];
			expect(wikipedia.asked).toEqual([
				searched('Newsletter'),
				searched('a mug & co?'),
				searched('mug'),
				['/api/rest_v1/page/summary/Mug_(cup)', {}],
				searched('Newsletter'),
				searched('Mug_(cup)'),
			]);
		});

		it('says so when the article no longer exists', async () => {
			const wikipedia = new Wikipedia([newsletter]);
			const { app, block } = await articleBlock(wikipedia);
			wikipedia.articles = [];
			await block.set('article', 'Newsletter');
			expect(block.html).toBeUndefined();
			expect(block.errors).toEqual([
				'Wikipedia does not have this article, or does not answer. Choose another one, or try again.',
			]);
			expect(app.refused).toEqual([]);
		});

		it.each<[what: string, trouble: Wikipedia['trouble']]>([
			['refuses', () => new Response('Too many requests', { status: 429 })],
			['fails', () => new Response('<h1>Bad gateway</h1>', { status: 502 })],
			['takes longer than the five seconds that the example waits', async () => await sleep(7_000)],
			[
				'cannot be reached',
				() => {
					throw new Error('down');
				},
			],
		])('says so when the API %s, and works again when it is back', async (_, trouble) => {
			const wikipedia = new Wikipedia([newsletter]);
			const { app, block } = await articleBlock(wikipedia);
			wikipedia.trouble = trouble;
			await block.set('article', 'Newsletter');
			expect(block.html).toBeUndefined();
			expect(block.errors).toEqual([expect.stringContaining('or does not answer')]);
			block.type('article', 'letter');
			await block.pause();
			expect(block.offered.get('article')).toEqual([]);
			expect(block.searchErrors.get('article')).toEqual(['Wikipedia does not answer. Try again.']);

			wikipedia.trouble = () => undefined;
			await block.refresh();
			expect(block.html).toContain('<h3>Newsletter</h3>');
			expect(block.errors).toEqual([]);
			expect(app.refused).toEqual([]);
		});
	});
}
