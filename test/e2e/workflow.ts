import type {
	IConnections,
	IDataObject,
	INode,
	INodeParameters,
	NodeParameterValueType,
} from 'n8n-workflow';
import type { WorkflowFile } from './client';

/** The name of the trigger that every workflow here starts with. */
export const START = 'Start';

/** A Kit node as it stands in a workflow file. */
export function kit(
	name: string,
	parameters: INodeParameters,
	settings: Partial<Pick<INode, 'onError' | 'executeOnce'>> = {},
): INode {
	return node(name, 'n8n-nodes-kit.kit', parameters, settings);
}

/** A tag, a subscriber …, chosen in one of the ways its field offers. */
export function locator(mode: string, value: NodeParameterValueType): NodeParameterValueType {
	return { __rl: true, mode, value: value as string };
}

/** The nodes one after the other, behind a trigger that hands out the given items. */
export function workflow(name: string, items: IDataObject[], nodes: INode[]): WorkflowFile {
	const all = [node(START, 'n8n-nodes-base.manualTrigger', {}), ...nodes];
	const connections: IConnections = {};
	for (const [index, { name: from }] of all.slice(0, -1).entries()) {
		const to = all[index + 1]?.name ?? '';
		connections[from] = { main: [[{ node: to, type: 'main', index: 0 }]] };
	}
	return {
		name,
		nodes: all.map((each, index) => ({ ...each, position: [index * 220, 0] })),
		connections,
		pinData: { [START]: items.map((json) => ({ json })) },
	};
}

function node(name: string, type: string, parameters: INodeParameters, settings = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters, ...settings };
}
