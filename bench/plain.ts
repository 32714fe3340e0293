import type { INodeProperties, INodeType } from 'n8n-workflow';

/**
 * The same node as plain n8n: all of its parameters, and requests that n8n sends by itself. So
 * what differs between the two is what this package adds to a request.
 *
 * @param node is changed
 * @param envelope what Kit wraps the record in
 */
export function plain(node: INodeType, envelope: string): INodeType {
	delete node.description.requestOperations;
	node.description.properties.forEach((property) => withoutLayers(property, envelope));
	return node;
}

function withoutLayers(property: object, envelope: string): void {
	const { routing, options, values } = property as Pick<INodeProperties, 'routing' | 'options'> & {
		values?: INodeProperties[];
	};
	if (routing) {
		delete routing.operations;
		delete routing.send?.paginate;
		delete routing.send?.preSend;
		if (routing.output?.postReceive) {
			routing.output.postReceive = [{ type: 'rootProperty', properties: { property: envelope } }];
		}
	}
	for (const inner of [...(options ?? []), ...(values ?? [])]) withoutLayers(inner, envelope);
}
