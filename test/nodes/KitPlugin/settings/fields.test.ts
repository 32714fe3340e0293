import type { INodeParameters } from 'n8n-workflow';

import { TYPES } from '../../../../nodes/KitPlugin/settings/setting';
import { settingsFields } from '../../../../nodes/KitPlugin/settings/fields';
import { PluginInN8n } from '../../../engine/plugin';

const withRows = (rows: INodeParameters[], more: INodeParameters = {}) =>
	new PluginInN8n({
		pluginType: 'contentBlock',
		name: 'Product',
		authorization: 'none',
		defineSettings: 'fields',
		settings: { setting: rows },
		options: {},
		...more,
	});

/** What the setup page shows as JSON. */
async function jsonOf(plugin: PluginInN8n): Promise<unknown> {
	const { text } = await plugin.request('GET', plugin.address('setup'));
	const [, json = ''] = /<textarea[^>]*>\n([^]*)<\/textarea>/.exec(text) ?? [];
	return JSON.parse(
		json.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&'),
	);
}

describe('Settings as fields', () => {
	it('offer every type of Kit', () => {
		const [group] = settingsFields.options ?? [];
		const [type] = group && 'values' in group ? group.values : [];
		const offered = (type?.options ?? []).flatMap((one) => ('value' in one ? [one.value] : []));
		expect(offered.sort()).toEqual(Object.keys(TYPES).sort());
	});

	it('become Kit’s JSON, without empty fields', async () => {
		const plugin = withRows([
			{ type: 'text', name: 'title', label: 'Title', placeholder: 'Enter', required: true },
			{ type: 'numericalInput', name: 'price', label: 'Price', append: '€', min: '0', max: '' },
			{
				type: 'slider',
				name: 'size',
				label: 'Size',
				min: '8',
				max: '48',
				step: '2',
				initial: '16',
			},
			{ type: 'toggle', name: 'shown', label: 'Shown', initiallyOn: true },
			{ type: 'color', name: 'color', label: 'Color', allowTransparent: true, help: 'Of the text' },
			{ type: 'textarea', name: 'about', label: 'About', maxLength: '200', initial: 'x' },
			{
				type: 'select',
				name: 'food',
				label: 'Food',
				options: { option: [{ label: 'Fries', value: 'f' }] },
			},
		]);
		expect(await jsonOf(plugin)).toEqual([
			{ type: 'text', name: 'title', label: 'Title', placeholder: 'Enter', required: true },
			{ type: 'numericalInput', name: 'price', label: 'Price', append: '€', min: 0 },
			{ type: 'slider', name: 'size', label: 'Size', min: 8, max: 48, step: 2, default: 16 },
			{ type: 'toggle', name: 'shown', label: 'Shown', default: true },
			{
				type: 'color',
				name: 'color',
				label: 'Color',
				allow_transparent: true,
				help: 'Of the text',
			},
			{ type: 'textarea', name: 'about', label: 'About', max_length: 200, default: 'x' },
			{ type: 'select', name: 'food', label: 'Food', options: [{ label: 'Fries', value: 'f' }] },
		]);
	});

	it('accept a toggle that an expression returns as text', async () => {
		const title = { type: 'text', name: 'title', label: 'Title' };
		const required = async (value: string) =>
			await jsonOf(withRows([{ ...title, required: value }]));
		expect(await required('={{ "true" }}')).toEqual([{ ...title, required: true }]);
		expect(await required('={{ "FALSE" }}')).toEqual([title]);
	});

	it('have the trigger’s URL in a search, and conditions in Kit’s format', async () => {
		const plugin = withRows([
			{ type: 'text', name: 'shop', label: 'Shop' },
			{
				type: 'search',
				name: 'post',
				label: 'Post',
				multiselect: true,
				dependencies: {
					dependency: [
						{ field: 'shop', condition: 'filled' },
						{ field: 'shop', condition: 'equals', value: 'a' },
						{ field: 'shop', condition: 'empty' },
					],
				},
			},
		]);
		expect(await jsonOf(plugin)).toEqual([
			{ type: 'text', name: 'shop', label: 'Shop' },
			{
				type: 'search',
				name: 'post',
				label: 'Post',
				multiselect: true,
				dependencies: [
					{ field: 'shop' },
					{ field: 'shop', value: 'a' },
					{ field: 'shop', value: null },
				],
				request_url: plugin.address(`${plugin.webhookId}/search/post`),
			},
		]);
	});

	it('are put into the group that they name', async () => {
		const plugin = withRows([
			{ type: 'text', name: 'title', label: 'Title', group: 'texts' },
			{ type: 'group', name: 'texts', label: 'Texts' },
			{ type: 'text', name: 'lead', label: 'Lead', group: 'texts' },
		]);
		expect(await jsonOf(plugin)).toEqual([
			{
				type: 'group',
				name: 'texts',
				label: 'Texts',
				settings: [
					{ type: 'text', name: 'title', label: 'Title' },
					{ type: 'text', name: 'lead', label: 'Lead' },
				],
			},
		]);
	});

	it('may not name an unknown group', async () => {
		const plugin = withRows([{ type: 'text', name: 'title', label: 'Title', group: 'texts' }]);
		await expect(plugin.activate()).rejects.toThrow(
			"The setting 'title' names the group 'texts', but there is no setting of the type Group",
		);
	});

	it('may not give two groups the same name', async () => {
		const plugin = withRows([
			{ type: 'group', name: 'texts', label: 'Texts' },
			{ type: 'group', name: 'texts', label: 'More texts' },
			{ type: 'text', name: 'title', label: 'Title', group: 'texts' },
		]);
		await expect(plugin.activate()).rejects.toThrow("The name 'texts' is used by two settings");
	});
});
