import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import { isRecord } from '../basics/isRecord';
import type { Api } from './api';

/**
 * Returns the labels of the parameters that the operation shows for one of Kit's field names; empty
 * if there are none.
 *
 * @param name Kit's name of what is sent, such as `email_address`
 */
export type LabelsOf = (name: string) => string[];

/** The node's parameters by operation, read on demand. */
const shown = new WeakMap<
	Api,
	{ all: INodeProperties[]; byOperation: Map<string, INodeProperties[]> }
>();

/** Makes an API's errors use the parameter labels of a node. */
export function nameParametersOf(api: Api, parameters: INodeProperties[]): void {
	shown.set(api, { all: parameters, byOperation: new Map() });
}

/**
 * @returns a function that reads the node's description: a parameter provides the fields that its
 * `routing` sends, the one with its own name, and those in `api.alsoNamed`
 */
export function labelsFor(node: INode, api: Api): LabelsOf {
	return (name) => {
		const parameters = parametersOf(node, api);
		const own = parameters.filter((parameter) => nameOf(parameter) === name);
		const also = parameters.filter((parameter) => api.alsoNamed[parameter.name]?.includes(name));
		const labels = (own.length > 0 ? own : also).map(({ displayName }) => displayName);
		return [...new Set(labels)];
	};
}

function parametersOf(node: INode, api: Api): INodeProperties[] {
	const { resource, operation } = node.parameters;
	const known = shown.get(api);
	if (!known || typeof operation !== 'string') return [];

	const key = `${String(resource)}.${operation}`;
	const ofOperation =
		known.byOperation.get(key) ??
		known.all.filter(({ displayOptions }) => {
			const { resource: resources, operation: operations } = displayOptions?.show ?? {};
			return resources?.includes(String(resource)) && operations?.includes(operation);
		});
	known.byOperation.set(key, ofOperation);
	return ofOperation
		.filter((parameter) => isShown(node.parameters, parameter, node))
		.flatMap((parameter) => [
			parameter,
			...innerOf(node.parameters[parameter.name], parameter, node),
		]);
}

/** The fields that a collection offers; each of its rows may show only some of them. */
function innerOf(
	value: unknown,
	{ type, options = [] }: INodeProperties,
	node: INode,
): INodeProperties[] {
	const values = isRecord(value) ? (value as INodeParameters) : {};
	if (type !== 'collection' && type !== 'fixedCollection') return [];
	return options.flatMap((option) => {
		if ('values' in option) return option.values;
		if (!('type' in option)) return [];
		return isShown(values, option, node) ? [option] : [];
	});
}

function isShown(values: INodeParameters, parameter: INodeProperties, node: INode): boolean {
	return NodeHelpers.displayParameter(values, parameter, node, null, node.parameters);
}

function nameOf({ name, routing }: INodeProperties): string {
	const { property } = routing?.send ?? {};
	// An expression contains the path of a value, not the value.
	const sent = property?.startsWith('=') ? undefined : property?.split('.').at(-1);
	return inKitsWay(sent ?? name);
}

/** The name of a parameter as Kit would write it: in snake case. */
export function inKitsWay(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
