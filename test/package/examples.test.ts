// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the examples
import { readdirSync, readFileSync } from 'node:fs';

import {
	jsonParse,
	NodeHelpers,
	type IConnections,
	type INode,
	type INodeProperties,
	type INodeTypeDescription,
	type IPinData,
	type NodeParameterValueType,
} from 'n8n-workflow';

import { Kit } from '../../nodes/Kit/Kit.node';
import { KitPollingTrigger } from '../../nodes/Kit/KitPollingTrigger.node';
import { KitTrigger } from '../../nodes/Kit/KitTrigger.node';
import { KitPluginTrigger } from '../../nodes/KitPlugin/KitPluginTrigger.node';
import { KitV3Trigger } from '../../nodes/KitV3/KitV3Trigger.node';
import { KitV3V1 } from '../../nodes/KitV3/KitV3V1.node';
import { problemWith } from '../../nodes/KitPlugin/settings/check';
import { isRecord } from '../../nodes/shared/basics/isRecord';

interface Example {
	file: string;
	/** The top-level keys of the file. */
	keys: string[];
	nodes: INode[];
	connections: IConnections;
	pinData?: IPinData;
}

interface Box {
	name: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

const triggers = [
	new KitTrigger(),
	new KitPollingTrigger(),
	new KitV3Trigger(),
	new KitPluginTrigger(),
].map(({ description }) => description);
/** n8n derives a second node type from each of them, for agents. */
const actions = [new Kit(), new KitV3V1()].flatMap(({ description }) => [
	description,
	{ ...description, name: `${description.name}Tool` },
]);
const descriptions = Object.fromEntries(
	[...triggers, ...actions].map((description) => [
		`n8n-nodes-kit.${description.name}`,
		description,
	]),
);

/** The packages that every n8n has. */
const N8N_TYPES = /^(n8n-nodes-base|@n8n\/n8n-nodes-langchain)\.\w+$/;

const STICKY_NOTE = 'n8n-nodes-base.stickyNote';

const examples = readdirSync('examples')
	.filter((file) => file.endsWith('.json'))
	.flatMap((file): Example[] => {
		const content = jsonParse<Example>(readFileSync(`examples/${file}`, 'utf8'));
		return Array.isArray(content.nodes) ? [{ ...content, file, keys: Object.keys(content) }] : [];
	});

const ownNodes = examples.flatMap(({ file, nodes }) =>
	nodes.flatMap((node) => {
		if (!node.type.startsWith('n8n-nodes-kit.')) return [];
		return [{ file, node, description: descriptions[node.type] as INodeTypeDescription }];
	}),
);

const readme = readFileSync('examples/README.md', 'utf8');

/** Whether an empty value is a choice that the example leaves to its user. */
function isChoice(value: unknown): boolean {
	return isRecord(value) && value.mode === 'list' && value.value === '';
}

/** The parameters with every choice filled in, because n8n reports missing ones. */
function withChoices(value: NodeParameterValueType): NodeParameterValueType {
	if (typeof value !== 'object' || value === null) return value;
	const made = isChoice(value) ? { value: '1' } : {};
	const entries = Object.entries({ ...value, ...made }).map(([key, inner]) => [
		key,
		withChoices(inner as NodeParameterValueType),
	]);
	return (
		Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries)
	) as NodeParameterValueType;
}

/** Values that a select or a resource locator does not offer, at any depth, by parameter. */
function notOffered(properties: INodeProperties[], values: object): string[] {
	return Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
		const candidates = properties.filter((property) => property.name === name);
		const offered = candidates.flatMap(choicesOf);
		const wrong = offered.length > 0 ? chosenIn(value).filter((one) => !offered.includes(one)) : [];
		return [
			...wrong.map((one) => `${name}: ${one}`),
			...candidates.flatMap((property) => innerOf(property, value)),
		];
	});
}

function choicesOf({ type, options = [], modes = [] }: INodeProperties): string[] {
	if (type === 'resourceLocator') return modes.map((mode) => mode.name);
	if (type !== 'options' && type !== 'multiOptions') return [];
	return options.flatMap((option) => ('value' in option ? [String(option.value)] : []));
}

function chosenIn(value: unknown): string[] {
	if (Array.isArray(value)) return value.map(String);
	return [String(isRecord(value) ? value.mode : value)];
}

function innerOf({ type, options = [] }: INodeProperties, value: unknown): string[] {
	if (!isRecord(value)) return [];
	if (type === 'collection') return notOffered(options as INodeProperties[], value);
	if (type !== 'fixedCollection') return [];
	return options.flatMap((group) =>
		'values' in group
			? [value[group.name]]
					.flat()
					.filter(isRecord)
					.flatMap((one) => notOffered(group.values, one))
			: [],
	);
}

function nodesIn({ nodes }: Example, names: string[]): string[] {
	return names.filter((wanted) => nodes.some(({ name }) => name === wanted));
}

/** The area of a node on the canvas, including its name; an agent is wider than others. */
function boxOf({ name, type, position: [left, top], parameters }: INode): Box {
	const note = type === STICKY_NOTE;
	const wide = type.endsWith('.agent') ? 260 : 100;
	const right = left + (note ? Number(parameters.width) : wide);
	const bottom = top + (note ? Number(parameters.height) : 160);
	return { name, left, top, right, bottom };
}

function overlap(a: Box, b: Box): boolean {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

describe('The examples', () => {
	it('are found', () => {
		expect(examples.length).toBeGreaterThan(3);
		expect(ownNodes.length).toBeGreaterThan(6);
	});

	it.each(examples)('$file is in the list of examples', ({ file }) => {
		expect(readme).toContain(`[\`${file}\`](${file})`);
	});

	it.each(examples)(
		'$file has a note that explains what it does and how to set it up',
		({ nodes }) => {
			const [note] = nodes.filter(({ name }) => name === 'Read me');
			expect(note?.type).toBe(STICKY_NOTE);
			expect(note?.parameters.content).toMatch(/^## .+\n[^]+\b(choose|publish)\b/i);
		},
	);

	it.each(examples)('$file has notes that do not cover nodes', ({ nodes }) => {
		const notes = nodes.filter(({ type }) => type === STICKY_NOTE).map(boxOf);
		const hidden = nodes
			.map(boxOf)
			.flatMap((box) =>
				notes
					.filter((note) => note.name !== box.name && overlap(note, box))
					.map((note) => `${note.name} hides ${box.name}`),
			);
		expect(hidden).toEqual([]);
	});

	it.each(examples)('$file only has nodes of n8n and this package', ({ nodes }) => {
		const types = nodes.map(({ type }) => type);
		expect(types.filter((type) => !N8N_TYPES.test(type) && !(type in descriptions))).toEqual([]);
	});

	it.each(examples)(
		'$file contains no data of the n8n and Kit account it was created with',
		(example) => {
			const { nodes, keys, pinData = {} } = example;
			const given = ['connections', 'name', 'nodes', 'pinData', 'settings'];
			expect(keys.filter((key) => !given.includes(key))).toEqual([]);
			expect(nodes.filter((node) => 'credentials' in node || 'webhookId' in node)).toEqual([]);
			expect(Object.keys(pinData)).toEqual(nodesIn(example, Object.keys(pinData)));
			expect(JSON.stringify(pinData)).not.toMatch(/kit_|api.?key|secret|token|password|bearer/i);
			for (const [address] of JSON.stringify(pinData).matchAll(/[\w.-]+@[\w.-]+/g)) {
				expect(address).toMatch(/@example\.(com|net|org)$/);
			}
		},
	);

	it.each(examples)('$file has unique IDs and names', ({ nodes }) => {
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
		expect(new Set(nodes.map(({ name }) => name)).size).toBe(nodes.length);
	});

	it.each(ownNodes.filter(({ node }) => node.type.endsWith('.kitPluginTrigger')))(
		'$file has settings that Kit accepts',
		({ node }) => {
			const settings: unknown = node.parameters.settings;
			const rows = isRecord(settings) && Array.isArray(settings.setting) ? settings.setting : [];
			expect(problemWith(rows, 'contentBlock')).toBeUndefined();
			expect(rows).not.toEqual([]);
		},
	);

	it.each(examples)('$file only connects and mentions its own nodes', ({ nodes, connections }) => {
		const names = nodes.map(({ name }) => name);
		const ends = Object.values(connections)
			.flatMap((byType) => Object.values(byType).flat())
			.flatMap((output) => (output ?? []).map(({ node }) => node));
		const mentioned = [...JSON.stringify(nodes).matchAll(/\$\('([^']+)'\)/g)].map(
			([, name]) => name,
		);
		expect(names).toEqual(
			expect.arrayContaining([...Object.keys(connections), ...ends, ...mentioned]),
		);
	});

	it.each(ownNodes)(
		'$file: "$node.name" only has parameters that its node shows',
		({ node, description }) => {
			const { properties } = description;
			const known = NodeHelpers.getNodeParameters(
				properties,
				node.parameters,
				true,
				false,
				node,
				description,
			);
			expect(known).toMatchObject(node.parameters);
			const shown = properties.filter((property) =>
				NodeHelpers.displayParameter(known ?? {}, property, node, description),
			);
			expect(notOffered(shown, node.parameters)).toEqual([]);
		},
	);

	it.each(ownNodes)(
		'$file: "$node.name" only lacks choices from lists',
		({ node, description }) => {
			const parameters = withChoices(node.parameters) as INode['parameters'];
			const issues = NodeHelpers.getNodeParametersIssues(
				description.properties,
				{ ...node, parameters },
				description,
			);
			expect(issues).toBeNull();
		},
	);

	it('has the same nodes in the same places before and after moving to V4', () => {
		const [before, after] = ['migrate-before.json', 'migrate-after.json'].map((wanted) =>
			examples.find(({ file }) => file === wanted),
		);
		const outline = (example?: Example) =>
			example?.nodes.map(({ name, position, onError }) => ({ name, position, onError }));
		expect(outline(after)).toEqual(outline(before));
		expect(after?.connections).toEqual(before?.connections);

		const types = (example?: Example) => new Set(example?.nodes.map(({ type }) => type));
		expect(types(before)).toContain('n8n-nodes-base.convertKit');
		expect(types(after)).not.toContain('n8n-nodes-base.convertKit');
	});
});
