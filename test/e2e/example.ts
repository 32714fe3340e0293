/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode } from 'n8n-workflow';
import type { WorkflowFile } from './client';

const folder = join(__dirname, '..', '..', 'examples');

/** The name of the CSV example's tag. */
export const exampleTag = 'Spring list';

export function exampleCsv(): string {
	return readFileSync(join(folder, 'subscribers.csv'), 'utf8');
}

/** The files of all workflows; the other JSON file there has sample output of a trigger. */
export function exampleNames(): string[] {
	return readdirSync(folder).filter(
		(name) => /\.json$/.test(name) && name !== 'trigger-events.json',
	);
}

export function readExample(name: string): WorkflowFile {
	return JSON.parse(readFileSync(join(folder, name), 'utf8')) as WorkflowFile;
}

export function nodeOf(file: WorkflowFile, name: string): INode {
	const node = file.nodes.find((each) => each.name === name);
	if (node === undefined) throw new Error(`The example has no node "${name}".`);
	return node;
}

/** Gives a Webhook node its URL, as the editor does with a random one when a file is imported. */
export function giveAddress(file: WorkflowFile, name: string, path: string): void {
	const node = nodeOf(file, name);
	node.webhookId = path;
	node.parameters.path = path;
}

/**
 * Selects the form in the Subscribe node, which is the one choice that an imported example leaves
 * to its user.
 */
export function chooseForm(file: WorkflowFile, form: { id: number; name: string }): void {
	const { parameters } = nodeOf(file, 'Subscribe');
	parameters.forms = {
		form: [
			{ form: { __rl: true, mode: 'list', value: String(form.id), cachedResultName: form.name } },
		],
	};
}
