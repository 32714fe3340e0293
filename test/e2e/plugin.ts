import { randomUUID } from 'node:crypto';
import type { IConnections, IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowFile } from './client';
import { node } from './workflow';

/** The name of the trigger in every workflow. */
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

/** A template that Kit renders for each subscriber. */
export const LIQUID = '{% if subscriber.city != blank %}<p>{{ subscriber.city }}</p>{% endif %}';

/** A node, and the request value that leads to it. */
type Branch = [asked: string, node: INode];

/** Nothing of "at home" may reach Kit. */
const FAILURES: Branch[] = [
	['fail', node('Fail', 'n8n-nodes-base.stopAndError', { errorMessage: 'Nobody at home' })],
	['none', node('None', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'settings.none' })],
	['bare', set('Bare', '{ price: 12 }')],
	['own', set('Own', '{ errors: ["Sold out", "Come back soon"] }')],
];

/**
 * What the workflow does with a block, depending on the title, and with a search, depending on the
 * search text. Every other title becomes HTML.
 */
const BRANCHES: Branch[] = [
	...FAILURES,
	['script', set('Script', '{ html: "<p>Hi</p><script>1</script>" }')],
	['liquid', fixed('Liquid', LIQUID)],
	[
		'mixed',
		fixed('Mixed', "={{ '{' + '{ subscriber.city }' + '}' }} for {{ $json.settings.title }}"),
	],
	['slow', sixSeconds('Slow')],
	['late', sixSeconds('Late')],
	[
		'some',
		set('Some', '{ found: [ { label: "Blue mug", value: "mug-1" }, { label: "No value" }, 7 ] }'),
	],
	[
		'many',
		set(
			'Many',
			'{ found: Array.from({ length: 1000 }, (_, n) => ( { label: "No. " + n, value: n } )) }',
		),
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
	const asked = '($json.request === "search" ? $json.search : $json.settings.title)';
	const choose = chooser(BRANCHES, asked, '$json.request === "search" ? 1 : 0');
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
			[PLUGIN]: { main: [to('Choose'), to('Choose'), to('Decide')] },
			Choose: { main: [...BRANCHES.map(([, { name }]) => to(name)), to('HTML'), to('Find')] },
			Slow: { main: [to('HTML')] },
			Late: { main: [to('Find')] },
			Find: { main: [to('Each')] },
			Some: { main: [to('Each')] },
			Many: { main: [to('Each')] },
		},
	};
}

/**
 * A media source with two pages of images that records inserted images. Its workflow does what is
 * searched for.
 */
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
	const choose = chooser(FAILURES, '$json.settings.query');
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
		nodes: [trigger, choose, ...FAILURES.map(([, each]) => each), images, albums, note],
		connections: {
			[PLUGIN]: { main: [to('Choose'), to('Albums'), to('Note')] },
			Choose: { main: [...FAILURES.map(([, { name }]) => to(name)), to('Images')] },
		},
	};
}

/** The trigger with a URL of its own. */
export function pluginTrigger(parameters: INodeParameters): INode {
	const type = 'n8n-nodes-kit.kitPluginTrigger';
	return node(PLUGIN, type, parameters, { webhookId: randomUUID() });
}

function set(name: string, expression: string): INode {
	const parameters = { mode: 'raw', jsonOutput: `={{ ${expression} }}` };
	return node(name, 'n8n-nodes-base.set', parameters, { typeVersion: 3.4 });
}

/** HTML as entered in a field of an Edit Fields node. */
function fixed(name: string, html: string): INode {
	const assignment = { id: name, name: 'html', type: 'string', value: html };
	const parameters = { assignments: { assignments: [assignment] } };
	return node(name, 'n8n-nodes-base.set', parameters, { typeVersion: 3.4 });
}

/**
 * Routes items to the branch that they request.
 *
 * @param asked an expression with the requested branch
 * @param other an expression with the output index of all other items, counted after the branches
 */
function chooser(branches: Branch[], asked: string, other = '0'): INode {
	const known = JSON.stringify(branches.map(([name]) => name));
	const parameters = {
		mode: 'expression',
		numberOutputs: branches.length + 2,
		output: `={{ ${known}.includes(${asked}) ? ${known}.indexOf(${asked}) : ${branches.length} + (${other}) }}`,
	};
	return node('Choose', 'n8n-nodes-base.switch', parameters, { typeVersion: 3.2 });
}

function sixSeconds(name: string): INode {
	const parameters = { resume: 'timeInterval', amount: 6, unit: 'seconds' };
	return node(name, 'n8n-nodes-base.wait', parameters);
}

function group(name: string, setting: IDataObject): IDataObject {
	return { type: 'group', name, settings: [setting] };
}

function to(name: string): NonNullable<IConnections[string]['main'][number]> {
	return [{ node: name, type: 'main', index: 0 }];
}
