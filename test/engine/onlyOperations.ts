import type { INodeProperties, INodeType } from 'n8n-workflow';

/**
 * The node with the parameters of some operations only. For every item n8n goes through all
 * parameters of a node, also those of other operations, and that is half of the time that a run of
 * thousands of items takes.
 *
 * @param operations for instance `{ tag: ['create'] }`
 */
export function onlyOperations<Node extends INodeType>(
	node: Node,
	operations: Record<string, string[]>,
): Node {
	const belongs = ({ displayOptions }: INodeProperties) => {
		const { resource: resources, operation: values } = displayOptions?.show ?? {};
		const chosen = Object.entries(operations).filter(
			([resource]) => !resources || resources.includes(resource),
		);
		return chosen.some(([, names]) => !values || names.some((name) => values.includes(name)));
	};
	node.description.properties = node.description.properties.filter(belongs);
	return node;
}
