import type { IDataObject } from 'n8n-workflow';

import { systemClock } from '../../../../nodes/shared/transport/clock';
import { PluginInN8n, type Step } from '../../../engine/plugin';
import { askForBlock, block, SETTINGS, withSettings } from '../plugin.fixture';

const MEDIA_SETTINGS: IDataObject[] = [
	{
		type: 'group',
		name: 'filter_group',
		settings: [{ type: 'dynamicSelect', name: 'folder', label: 'Folder' }],
	},
];

const ASKED = [
	{ asked: 'block', path: () => 'block', empty: { code: expect.any(Number) } },
	{ asked: 'search', path: (id = '') => `${id}/search/product`, empty: { data: [] } },
	{ asked: 'options', path: (id = '') => `${id}/search/folder`, empty: { options: [] } },
	{ asked: 'media', path: () => 'media', empty: { data: [] } },
];

/** A plugin whose outputs all lead to the same step, and one request to it. */
async function answerTo(
	asked: (typeof ASKED)[number],
	step: Step,
	change: (plugin: PluginInN8n) => void = () => {},
): Promise<unknown> {
	const parameters = ['block', 'search'].includes(asked.asked)
		? withSettings(SETTINGS)
		: withSettings(MEDIA_SETTINGS, { pluginType: 'mediaSource' });
	const plugin = new PluginInN8n(parameters, [step, step]);
	await plugin.activate();
	change(plugin);
	const json = { settings: { product: 'p1' }, search: '' };
	const address = plugin.address(asked.path(plugin.webhookId));
	const { status, body } = await plugin.request('POST', address, { json });
	expect(status).toBe(200);
	return body;
}

describe('A request without a response from the workflow', () => {
	it.each(ASKED)('gets a failure in Kit’s format: $asked', async (asked) => {
		const body = await answerTo(asked, () => {
			throw new Error('boom');
		});
		expect(body).toEqual({
			...asked.empty,
			errors: [
				'The workflow behind this plugin failed. Try again, or look at its executions in n8n.',
			],
		});
	});

	it.each([
		'Workflow executed successfully but no data was returned',
		'Workflow executed successfully but the last node did not return any data',
	])('gets a failure if n8n says: %s', async (message) => {
		const plugin = await block([async () => await new Promise(() => {})]);
		plugin.answerBeside = (response) => response.json({ message });
		expect((await askForBlock(plugin)).body).toEqual({
			code: 500,
			errors: [expect.stringContaining('The workflow behind this plugin failed.')],
		});
	});

	it.each(ASKED)('gets a timeout in Kit’s format: $asked', async (asked) => {
		jest.spyOn(systemClock, 'sleep').mockResolvedValue();
		let finish = () => {};
		const late = new Promise<void>((resolve) => (finish = resolve));
		const body = await answerTo(asked, async () => {
			await late;
			return [];
		});
		finish();
		expect(body).toEqual({
			...asked.empty,
			errors: ['The workflow behind this plugin took longer than 20 seconds. Try again.'],
		});
	});

	it.each(ASKED)('returns an error if a parameter cannot be read: $asked', async (asked) => {
		const body = await answerTo(
			asked,
			() => [],
			(plugin) => {
				const settingsJson = "={{ $('Deleted').first().json.settings }}";
				plugin.parameters = { ...plugin.parameters, settingsJson };
			},
		);
		const { options, ...shape } = asked.empty;
		expect(body).toEqual({
			...(options === undefined ? shape : { data: [] }),
			errors: [expect.stringContaining('not fully set up in n8n')],
		});
	});
});
