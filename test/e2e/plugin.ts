import { randomUUID } from 'node:crypto';
import type { IConnections, IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from './client';
import { node } from './workflow';

/** The name of the trigger in every workflow here. */
export const PLUGIN = 'Kit Plugin Trigger';

const SETTINGS: IDataObject[] = [
	{ type: 'text', name: 'title', label: 'Title', required: true },
	{ type: 'search', name: 'product', label: 'Product' },
	{ type: 'text', name: 'country', label: 'Country' },
	{ type: 'search', name: 'shop', label: 'Shop', dependencies: [{ field: 'country' }] },
];

const PRODUCTS = [
	{ label: 'Blue mug', value: 'mug-1' },
	{ label: 'Red mug', value: 'mug-2' },
	{ label: 'Poster', value: 'poster-1' },
];

/**
 * What the workflow does with a block: it goes by the title. Every other title becomes HTML.
 * Nothing of "at home" may reach Kit.
 */
const BRANCHES: Array<[title: string, node: INode]> = [
	['fail', node('Fail', 'n8n-nodes-base.stopAndError', { errorMessage: 'Nobody at home' })],
	['none', node('None', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'settings.none' })],
	['bare', set('Bare', '{ price: 12 }')],
	['own', set('Own', '{ errors: ["Sold out", "Come back soon"] }')],
	['script', set('Script', '{ html: "<p>Hi</p><script>1</script>" }')],
	[
		'slow',
		node('Slow', 'n8n-nodes-base.wait', { resume: 'timeInterval', amount: 6, unit: 'seconds' }),
	],
];

/**
 * A block whose workflow does what its title says, with two search settings.
 *
 * @param parameters of the trigger
 */
export function blockWorkflow(
	parameters: INodeParameters = {},
	settings: WorkflowFile['settings'] = {},
): WorkflowFile {
	const titles = JSON.stringify(BRANCHES.map(([title]) => title));
	const choose = node(
		'Choose',
		'n8n-nodes-base.switch',
		{
			mode: 'expression',
			numberOutputs: BRANCHES.length + 1,
			output: `={{ (${titles}.indexOf($json.settings.title) + ${BRANCHES.length + 1}) % ${BRANCHES.length + 1} }}`,
		},
		{ typeVersion: 3.2 },
	);
	const html = set(
		'HTML',
		'{ html: "<p>" + $json.settings.title.replaceAll("<", "&lt;") + " for " + $json.account + " with " + ($json.settings.product ?? "nothing") + "</p>" }',
	);
	const find = set(
		'Find',
		`{ found: ($json.setting === "shop"
		? [ { label: $json.dependencies.country + " shop", value: "shop-1" } ]
		: ${JSON.stringify(PRODUCTS).replaceAll('}]', '} ]')})
		.filter((it) => it.value === $json.search || it.label.toLowerCase().includes($json.search.toLowerCase())) }`,
	);
	const one = node('Each', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'found' });
	const decide = set(
		'Decide',
		'$json.code === "open sesame" ? { account: "ali" } : { error: "Say the magic words" }',
	);
	const trigger = pluginTrigger({
		name: 'Product',
		defineSettings: 'json',
		settingsJson: JSON.stringify(SETTINGS),
		...parameters,
	});
	return {
		name: 'Product',
		settings,
		nodes: [trigger, choose, ...BRANCHES.map(([, each]) => each), html, find, one, decide],
		connections: {
			[PLUGIN]: { main: [to('Choose'), to('Find'), to('Decide')] },
			// a title that is none of them comes out last
			Choose: { main: [...BRANCHES.map(([, { name }]) => to(name)), to('HTML')] },
			Slow: { main: [to('HTML')] },
			Find: { main: [to('Each')] },
		},
	};
}

/** A media source with two pages of images, and a note of each one that is inserted. */
export function mediaWorkflow(): WorkflowFile {
	const trigger = pluginTrigger({
		pluginType: 'mediaSource',
		name: 'Pictures',
		defineSettings: 'json',
		settingsJson: JSON.stringify([
			group('search_group', { type: 'text', name: 'query', label: 'Search' }),
			group('filter_group', { type: 'dynamicSelect', name: 'album', label: 'Album' }),
		]),
	});
	const images = set(
		'Images',
		`{
			data: [ {
				id: ($json.settings.query ?? "cat") + ($json.after ?? ""),
				url: "https://pictures.example/cat.png",
				thumbnail_url: "https://pictures.example/small.png",
				alt: $json.settings.album ?? "A cat",
			} ],
			pagination: {
				has_previous_page: $json.after !== null,
				has_next_page: $json.after === null,
				start_cursor: $json.after,
				end_cursor: $json.after === null ? "2" : null,
				per_page: $json.perPage
			}
		}`,
	);
	const albums = set('Albums', '{ label: "Animals", value: "animals" }');
	const note = set('Note', '{ inserted: $json.media }');
	return {
		name: 'Pictures',
		nodes: [trigger, images, albums, note],
		connections: { [PLUGIN]: { main: [to('Images'), to('Albums'), to('Note')] } },
	};
}

/** The trigger with an address of its own. */
export function pluginTrigger(parameters: INodeParameters): INode {
	const type = 'n8n-nodes-kit.kitPluginTrigger';
	return node(PLUGIN, type, parameters, { webhookId: randomUUID() });
}

function set(name: string, expression: string): INode {
	const parameters = { mode: 'raw', jsonOutput: `={{ ${expression} }}` };
	return node(name, 'n8n-nodes-base.set', parameters, { typeVersion: 3.4 });
}

function group(name: string, setting: IDataObject): IDataObject {
	return { type: 'group', name, settings: [setting] };
}

function to(name: string): NonNullable<IConnections[string]['main'][number]> {
	return [{ node: name, type: 'main', index: 0 }];
}
