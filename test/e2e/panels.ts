/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
	INode,
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
	INodeTypeDescription,
} from 'n8n-workflow';
import { launchBrowser } from './browser';
import { EditorPage } from './editorPage';
import { startRig, type Rig } from './rig';
import { say } from './say';
import { node } from './workflow';

const target = join(__dirname, '..', '..', '.panels');

const PACKAGE = 'n8n-nodes-kit.';

/**
 * `npm run panels`: takes a screenshot of every trigger and operation in n8n's editor. Arguments
 * select some of them, for instance `npm run panels -- kitTrigger kitV3 kit.tag
 * kit.subscriber.filter`.
 */
export async function main(wanted: string[]): Promise<number> {
	// before n8n is started, because it may be missing
	const browser = await launchBrowser();
	const folder = mkdtempSync(join(tmpdir(), 'kit-panels-'));
	rmSync(target, { recursive: true, force: true });
	mkdirSync(target, { recursive: true });

	let rig: Rig | undefined;
	try {
		rig = await startRig(say, { folder, seed: 'believable' });
		const { n8n, sandbox, url } = rig;
		const credentials = [
			await n8n.createCredential('Kit account', 'kitApi', { apiKey: sandbox.apiKey }),
			await n8n.createCredential('Kit V3 account', 'kitV3Api', { ...sandbox.v3 }),
		];
		// The tools that n8n derives from the nodes look the same.
		const types = (await n8n.nodeTypes()).filter(
			({ name }) => name.startsWith(PACKAGE) && !name.endsWith('Tool'),
		);
		const nodes = types.flatMap(nodesOf).filter(({ name }) => isWanted(name, wanted));
		const file = { name: 'Pictures', nodes, connections: {} };
		const id = await n8n.importWorkflow(file, ...credentials);

		const { page } = await EditorPage.open(browser, url);
		await page.setViewportSize({ width: 1400, height: 2200 });
		for (const { name } of nodes) {
			await page.goto(`${url}/workflow/${id}/${encodeURIComponent(name)}`);
			const parameters = page.getByTestId('node-parameters').first();
			await parameters.waitFor();
			// lists and custom fields are requested once the parameters are shown
			await page.waitForTimeout(500);
			await parameters.screenshot({ path: join(target, `${name}.png`) });
			say(`   ${name}`);
		}
		say(`\n${nodes.length} screenshots are in .panels.`);
		return 0;
	} finally {
		await browser.close();
		await rig?.stop();
		rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
	}
}

function shown(
	properties: INodeProperties[],
	resource: string,
	operation: string,
): INodeProperties[] {
	return properties.filter(({ displayOptions }) => {
		const { resource: resources, operation: operations } = displayOptions?.show ?? {};
		return resources?.includes(resource) && operations?.includes(operation);
	});
}

/** Every collection with all of its fields added, so that each label is visible. */
function opened(properties: INodeProperties[]): INodeParameters {
	const parameters: INodeParameters = {};
	for (const { name, type, options = [], typeOptions } of properties) {
		const defaults = (fields: INodeProperties[]): INodeParameters =>
			Object.fromEntries(fields.map((field) => [field.name, field.default as string]));
		if (type === 'collection') parameters[name] = defaults(options as INodeProperties[]);
		if (type !== 'fixedCollection') continue;
		const groups = options.flatMap((group) => ('values' in group ? [group] : []));
		parameters[name] = Object.fromEntries(
			groups.map((group) => {
				const values = { ...defaults(group.values), ...opened(group.values) };
				return [group.name, typeOptions?.multipleValues ? [values] : values];
			}),
		);
	}
	return parameters;
}

/**
 * A node for each operation of the type, with everything expanded; for a trigger, one with all
 * events.
 */
function nodesOf({ name: type, group, properties }: INodeTypeDescription): INode[] {
	const short = type.slice(PACKAGE.length);
	const events = properties.find(({ name }) => name === 'events');
	if (group.includes('trigger') && events) {
		const parameters = { ...opened(properties), events: valuesOf(events) };
		return [node(short, type, parameters)];
	}
	const selectors = properties.filter(({ name }) => name === 'operation');
	return selectors.flatMap((selector) => {
		const [resource = ''] = (selector.displayOptions?.show?.resource ?? []).map(String);
		return valuesOf(selector).map((operation) => {
			const parameters = opened(shown(properties, resource, operation));
			return node(`${short}.${resource}.${operation}`, type, {
				...parameters,
				resource,
				operation,
			});
		});
	});
}

function valuesOf({ options = [] }: INodeProperties): string[] {
	return (
		options
			.filter((option): option is INodePropertyOptions => 'value' in option)
			.map(({ value }) => String(value))
			// n8n adds this parameter to every node
			.filter((value) => value !== '__CUSTOM_API_CALL__')
	);
}

function isWanted(name: string, wanted: string[]): boolean {
	return (
		wanted.length === 0 || wanted.some((start) => name === start || name.startsWith(`${start}.`))
	);
}
