import { randomUUID } from 'node:crypto';
import type {
	IConnections,
	IDataObject,
	INode,
	INodeParameters,
	NodeParameterValueType,
} from 'n8n-workflow';
import type { WorkflowFile } from './client';

/** The name of the trigger at the start of every workflow. */
export const START = 'Start';

/** A Kit node as stored in a workflow file. */
export function kit(
	name: string,
	parameters: INodeParameters,
	settings: Partial<Pick<INode, 'onError' | 'executeOnce'>> = {},
): INode {
	return node(name, 'n8n-nodes-kit.kit', parameters, settings);
}

/** A tag, a subscriber and so on, selected in one of the modes of its field. */
export function locator(mode: string, value: NodeParameterValueType): NodeParameterValueType {
	return { __rl: true, mode, value: value as string };
}

/** The nodes in sequence, after a trigger that outputs the given items. */
export function workflow(name: string, items: IDataObject[], nodes: INode[]): WorkflowFile {
	const start = node(START, 'n8n-nodes-base.manualTrigger', {});
	const pinData = { [START]: items.map((json) => ({ json })) };
	return { ...chain(name, [start, ...nodes]), pinData };
}

/** The nodes in sequence, after a webhook that outputs the list posted to it. */
export function webhookWorkflow(name: string, path: string, nodes: INode[]): WorkflowFile {
	const webhook = {
		...node('Webhook', 'n8n-nodes-base.webhook', { httpMethod: 'POST', path }),
		// without one, the URL contains the workflow's ID
		webhookId: path,
	};
	const items = node('Items', 'n8n-nodes-base.splitOut', { fieldToSplitOut: 'body' });
	return chain(name, [webhook, items, ...nodes]);
}

/** A trigger that Kit calls, with no node after it. */
export function triggerWorkflow(
	name: string,
	parameters: INodeParameters,
	type = 'n8n-nodes-kit.kitTrigger',
): WorkflowFile {
	const file = chain('Trigger', [node(name, type, parameters)]);
	return { ...file, nodes: file.nodes.map((each) => ({ ...each, webhookId: randomUUID() })) };
}

function chain(name: string, nodes: INode[]): WorkflowFile {
	const connections: IConnections = {};
	for (const [index, { name: from }] of nodes.slice(0, -1).entries()) {
		const to = nodes[index + 1]?.name ?? '';
		connections[from] = { main: [[{ node: to, type: 'main', index: 0 }]] };
	}
	return {
		name,
		nodes: nodes.map((each, index) => ({ ...each, position: [index * 220, 0] })),
		connections,
	};
}

/** A node as stored in a workflow file. */
export function node(
	name: string,
	type: string,
	parameters: INodeParameters,
	settings: Partial<INode> = {},
): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters, ...settings };
}
