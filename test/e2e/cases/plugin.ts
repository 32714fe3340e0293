/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { readFileSync } from 'node:fs';
import { publicUrl } from '../n8n';
import { blockWorkflow, LIQUID, PLUGIN, pluginTrigger } from '../plugin';
import { until } from '../until';
import {
	activePlugin,
	deactivateAll,
	pluginAt,
	post,
	statuses,
	titleOnly,
	toN8n,
	type Plugin,
} from './pluginWorld';
import { world } from './world';

export function pluginCases(): void {
	afterEach(deactivateAll);

	it('becomes a block in Kit with the values from its setup page: searched, set, reopened', async () => {
		const { kit, config, workflowId } = await activePlugin(blockWorkflow());
		const app = kit();
		const block = app.contentBlock(config);

		await block.open();
		expect(block.offered.get('product')).toHaveLength(3);
		block.type('product', 'MUG');
		await block.pause();
		expect(block.offered.get('product')).toEqual([
			{ label: 'Blue mug', value: 'mug-1' },
			{ label: 'Red mug', value: 'mug-2' },
		]);
		await block.set('product', 'mug-2');
		expect(block.html).toBeUndefined();
		await block.set('title', 'Hello <b>');
		expect(block.html).toBe('<p>Hello &lt;b&gt; for null with mug-2</p>');

		const reopened = app.contentBlock(config, block.save());
		await reopened.open();
		expect(reopened.offered.get('product')).toContainEqual({ label: 'Red mug', value: 'mug-2' });

		await block.set('country', 'French');
		expect(block.offered.get('shop')).toEqual([{ label: 'French shop', value: 'shop-1' }]);
		block.type('product', 'no such thing');
		await block.pause();
		expect(block.offered.get('product')).toEqual([]);
		expect(app.refused).toEqual([]);
		expect(new Set(await statuses(workflowId))).toEqual(new Set(['success']));
	});

	describe('responds in Kit’s format, without n8n’s own messages', () => {
		it.each<[title: string, code: number, sentence: string, status: string]>([
			// n8n sends the response of a failed run through res.json, which the trigger replaces; should
			// n8n ever change that, this case fails
			['fail', 500, 'The workflow behind this plugin failed.', 'error'],
			['none', 404, 'There is nothing to show', 'success'],
			['bare', 500, "does not return 'html'", 'success'],
			['own', 404, 'Sold out', 'success'],
			['script', 422, '<script>', 'success'],
		])('when a block is to %s', async (title, code, sentence, status) => {
			const plugin = await activePlugin(blockWorkflow());
			const { errors, answer } = await blockOf(plugin, title);
			expect(errors[0]).toContain(sentence);
			expect(answer).toMatchObject({ status: 200, answer: { code } });
			expect(JSON.stringify(answer)).not.toContain('at home');
			expect(await statuses(plugin.workflowId)).toEqual([status]);
		});

		it('when it takes too long, while the execution continues and n8n stays up', async () => {
			const plugin = await activePlugin(blockWorkflow({ options: { timeLimit: 4 } }));
			const { errors, answer } = await blockOf(plugin, 'slow');
			expect(errors).toEqual([
				'The workflow behind this plugin took longer than 4 seconds. Try again.',
			]);
			expect(answer).toMatchObject({ status: 200, answer: { code: 504 } });
			expect(await statuses(plugin.workflowId)).toEqual(['success']);
			expect(await blockOf(plugin, 'again')).toMatchObject({ errors: [] });
		});

		it('when the workflow is stopped, or reaches its own time limit', async () => {
			const { n8n } = world();
			const plugin = await activePlugin(blockWorkflow());
			const asked = blockOf(plugin, 'slow');
			await until(async () => (await n8n.executionIds(plugin.workflowId)).length > 0);
			const [id = ''] = await n8n.executionIds(plugin.workflowId);
			await n8n.stopExecution(id);
			expect(await asked).toMatchObject({ answer: { status: 200, answer: { code: 500 } } });

			const short = await activePlugin(
				blockWorkflow({ options: { timeLimit: 10 } }, { executionTimeout: 2 }),
			);
			const { answer } = await blockOf(short, 'slow');
			expect(answer?.status).toBe(200);
			// a worker does not tell the main process that it has stopped a run, so the time limit ends
			// it first
			expect([500, 504]).toContain(codeOf(answer?.answer));
		});

		it('when settings are missing or invalid, without an execution', async () => {
			const { config, workflowId } = await activePlugin(blockWorkflow());
			expect(await post(config.requestUrl, { settings: {} })).toMatchObject({
				status: 200,
				body: { code: 422, errors: ["'Title' is missing. Fill it in."] },
			});
			for (const body of [
				{ settings: { title: ['a'] } },
				{ settings: 'a' },
				{},
				'',
				'settings=1',
			]) {
				expect(await post(config.requestUrl, body)).toMatchObject({
					status: 200,
					body: { code: expect.any(Number), errors: [expect.any(String)] },
				});
			}
			expect(await statuses(workflowId)).toEqual([]);
		});

		it('when nothing is connected', async () => {
			const trigger = pluginTrigger({
				name: 'Alone',
				defineSettings: 'json',
				settingsJson: '[{ "type": "search", "name": "it", "label": "It" }]',
			});
			const { kit, config } = await activePlugin({
				name: 'Alone',
				nodes: [trigger],
				connections: {},
			});
			const app = kit();
			const block = app.contentBlock(config);
			await block.open();
			expect(block.offered.get('it')).toEqual([]);
			expect(block.errors[0]).toContain("does not return 'html'");
			expect(app.refused).toEqual([]);
		});

		it('when executions are not saved', async () => {
			const plugin = await activePlugin(
				blockWorkflow({}, { saveDataSuccessExecution: 'none', saveDataErrorExecution: 'none' }),
			);
			expect(await blockOf(plugin, 'Hello')).toMatchObject({
				html: '<p>Hello for null with nothing</p>',
			});
			expect(await blockOf(plugin, 'fail')).toMatchObject({ answer: { answer: { code: 500 } } });
			await until(async () => (await world().n8n.executionIds(plugin.workflowId)).length === 0);
		});
	});

	it('sends Kit a Liquid template unchanged, including one built by an expression', async () => {
		const plugin = await activePlugin(blockWorkflow());
		expect(await blockOf(plugin, 'liquid')).toMatchObject({
			errors: [],
			answer: { answer: { code: 200, html: LIQUID } },
		});
		expect(await blockOf(plugin, 'mixed')).toMatchObject({
			errors: [],
			answer: { answer: { code: 200, html: '{{ subscriber.city }} for mixed' } },
		});
	});

	it.each([true, false])('has the styles of the email in its item: %s', async (styles) => {
		const { n8n } = world();
		const plugin = await activePlugin(blockWorkflow({ options: { styles } }));
		await blockOf(plugin, 'Hello');
		const [id = ''] = await n8n.executionIds(plugin.workflowId);
		const [item] = (await n8n.finished(id)).items(PLUGIN);
		const sent = { p: expect.objectContaining({ color: '#353535' }), a: expect.anything() };
		expect(item?.json).toEqual({
			request: 'block',
			account: null,
			settings: { title: 'Hello' },
			...(styles ? { styles: sent } : {}),
		});
	});

	it('logs what Kit would reject in the HTML', async () => {
		const plugin = await activePlugin(blockWorkflow());
		await blockOf(plugin, 'script');
		expect(readFileSync(world().logFile, 'utf8')).toContain(
			`'${PLUGIN}' of workflow 'Product' (${plugin.workflowId}): The HTML contains <script>, which Kit rejects.`,
		);
	});

	it('gives each of several workflows with the trigger its own URLs', async () => {
		const [one, two] = [await activePlugin(blockWorkflow()), await activePlugin(blockWorkflow())];
		expect(one?.config.requestUrl).not.toBe(two?.config.requestUrl);
		for (const plugin of [one, two]) {
			const app = plugin.kit();
			const block = app.contentBlock(plugin.config);
			await block.open();
			await block.set('country', 'Spanish');
			expect(block.offered.get('shop')).toHaveLength(1);
			expect(app.refused).toEqual([]);
		}
	});

	it('explains why it cannot be activated', async () => {
		const { n8n } = world();
		const twice = { type: 'text', name: 'title', label: 'Title' };
		const settingsJson = JSON.stringify([twice, twice]);
		const id = await n8n.importWorkflow(blockWorkflow({ settingsJson }));
		await expect(n8n.activate(id)).rejects.toThrow('title');
	});

	it('responds at its test URL while the editor listens, and shows its setup page there', async () => {
		const { n8n } = world();
		const file = blockWorkflow();
		const id = await n8n.importWorkflow(file);
		const { webhookId } = file.nodes.find(({ name }) => name === PLUGIN) ?? {};
		const test = `${publicUrl}/webhook-test/${webhookId}`;
		const isThere = async () => (await toN8n(new Request(`${test}/setup`))).status;
		expect(await isThere()).toBe(404);

		await n8n.listen(id, PLUGIN);
		expect(await isThere()).toBe(200);
		const plugin = await pluginAt(test, id);
		expect(plugin.config.requestUrl).toBe(`${publicUrl}/webhook/${webhookId}/block`);
		const config = { ...plugin.config, requestUrl: `${test}/block` };

		const { status, body } = await post(config.requestUrl, { settings: { title: 'Test' } });
		expect([status, body]).toEqual([200, { code: 200, html: '<p>Test for null with nothing</p>' }]);
		await until(async () => (await isThere()) === 404);
	});
}

function codeOf(answer: unknown): unknown {
	return typeof answer === 'object' && answer !== null && 'code' in answer && answer.code;
}

/** The block for a creator who only sets the title. */
async function blockOf({ kit, config }: Plugin, title: string) {
	const app = kit();
	const block = app.contentBlock(titleOnly(config));
	await block.set('title', title);
	expect(app.refused).toEqual([]);
	const answer = app.calls.made.findLast(({ kind }) => kind === 'block');
	return { html: block.html, errors: block.errors, answer };
}
