/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { readFileSync } from 'node:fs';
import { blockWorkflow } from '../plugin';
import { activePlugin, deactivateAll, post, statuses, type Plugin } from './pluginWorld';
import { world } from './world';

/** What a creator sees, and how the execution ended. */
const FAILURES: Array<[search: string, sentences: unknown[], status: string]> = [
	['fail', [expect.stringContaining('The workflow behind this plugin failed.')], 'error'],
	['none', [], 'success'],
	['bare', [expect.stringContaining("does not return 'label' and 'value'")], 'success'],
	['own', ['Sold out', 'Come back soon'], 'success'],
];

export function pluginSearchCases(): void {
	afterEach(deactivateAll);

	it.each(FAILURES)(
		'has no choices and says why when the workflow is to %s',
		async (search, sentences, status) => {
			const plugin = await activePlugin(blockWorkflow());
			const { found, errors, call } = await searched(plugin, search);
			expect(found).toEqual([]);
			expect(errors).toEqual(sentences);
			expect(call).toMatchObject({ status: 200 });
			expect(JSON.stringify(call)).not.toContain('at home');
			expect(await statuses(plugin.workflowId)).toEqual([status]);
		},
	);

	it('says that it took too long, while the execution continues and n8n stays up', async () => {
		const plugin = await activePlugin(blockWorkflow({ options: { timeLimit: 4 } }));
		const { found, errors, call } = await searched(plugin, 'late');
		expect(found).toEqual([]);
		expect(errors).toEqual([
			'The workflow behind this plugin took longer than 4 seconds. Try again.',
		]);
		expect(call).toMatchObject({ status: 200 });
		expect(await statuses(plugin.workflowId)).toEqual(['success']);
		expect(await searched(plugin, 'poster')).toMatchObject({
			found: [{ label: 'Poster', value: 'poster-1' }],
			errors: [],
		});
	});

	it('leaves out items without label and value, and logs that', async () => {
		const plugin = await activePlugin(blockWorkflow());
		expect(await searched(plugin, 'some')).toMatchObject({
			found: [{ label: 'Blue mug', value: 'mug-1' }],
			errors: [],
		});
		const log = readFileSync(world().logFile, 'utf8');
		expect(log).toContain(
			`'Kit Plugin Trigger' of workflow 'Product' (${plugin.workflowId}): 2 of 3 items have no 'label' or no 'value'`,
		);
	});

	it('has all of a thousand choices, each once and in order', async () => {
		const { found, errors } = await searched(await activePlugin(blockWorkflow()), 'many');
		expect(errors).toEqual([]);
		expect(found).toEqual(
			Array.from({ length: 1_000 }, (_, n) => ({ label: `No. ${n}`, value: String(n) })),
		);
	});

	it('is rejected without an execution if the plugin does not have the setting', async () => {
		const { base, workflowId } = await activePlugin(blockWorkflow());
		const id = base.split('/').at(-1);
		expect(await post(`${base}/${id}/search/size`, { search: '' })).toMatchObject({
			status: 200,
			body: {
				data: [],
				errors: [expect.stringContaining("does not have a search setting 'size'")],
			},
		});
		expect(await statuses(workflowId)).toEqual([]);
	});
}

/** The choices for a creator who types this into the search for a product. */
async function searched({ kit, config }: Plugin, search: string) {
	const app = kit();
	const block = app.contentBlock(config);
	block.type('product', search);
	await block.pause();
	expect(app.refused).toEqual([]);
	return {
		found: block.offered.get('product'),
		errors: block.searchErrors.get('product'),
		call: app.calls.made.at(-1),
	};
}
