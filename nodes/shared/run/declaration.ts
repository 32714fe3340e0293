import type {
	INodeProperties,
	INodePropertyOptions,
	INodePropertyRouting,
	INodeTypeDescription,
} from 'n8n-workflow';

/** An operation as declared in the node's description. */
export interface Declaration {
	/** The routing of the operation itself. */
	routing: INodePropertyRouting;
	/** The parameters that the operation can show, in the order of the description. */
	parameters: INodeProperties[];
}

/**
 * Reads the operations of a declarative node from its description, so that a run only processes the
 * parameters of its own operation. n8n's routing engine processes those of all operations.
 *
 * @returns the declarations by resource and operation
 */
export function declarationsIn({
	properties,
}: INodeTypeDescription): Map<string, Map<string, Declaration>> {
	const declarations = new Map<string, Map<string, Declaration>>();
	for (const selector of properties.filter(({ name }) => name === 'operation')) {
		for (const resource of shownFor(selector, 'resource') ?? []) {
			const operations = new Map<string, Declaration>();
			for (const { value, routing = {} } of choicesOf(selector)) {
				const operation = String(value);
				const parameters = properties.filter((parameter) =>
					belongsTo(parameter, resource, operation),
				);
				operations.set(operation, { routing, parameters });
			}
			declarations.set(resource, operations);
		}
	}
	return declarations;
}

function shownFor({ displayOptions }: INodeProperties, selector: string): string[] | undefined {
	return displayOptions?.show?.[selector]?.map(String);
}

function choicesOf({ options = [] }: INodeProperties): INodePropertyOptions[] {
	return options.filter((option): option is INodePropertyOptions => 'value' in option);
}

function belongsTo(parameter: INodeProperties, resource: string, operation: string): boolean {
	const resources = shownFor(parameter, 'resource');
	const operations = shownFor(parameter, 'operation');
	return (
		resources?.includes(resource) === true &&
		(operations === undefined || operations.includes(operation)) &&
		parameter.name !== 'operation'
	);
}
