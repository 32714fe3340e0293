import {
	isINodeProperties,
	isResourceLocatorValue,
	NodeHelpers,
	type DeclarativeRestApiSettings,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INode,
	type INodeProperties,
	type INodePropertyRouting,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { isRecord } from '../basics/isRecord';
import { setAt } from '../basics/setAt';
import type { Declaration } from './declaration';

type Request = DeclarativeRestApiSettings.ResultOptions;

/** A request as n8n's engine hands it on, with options that n8n's HTTP helper takes as they are. */
export interface RoutedRequest extends Request {
	options: IHttpRequestOptions;
}

/** The parameters of an operation that the node shows, which are the same for all items. */
export function shownParameters(
	node: INode,
	description: INodeTypeDescription,
	{ parameters }: Declaration,
): INodeProperties[] {
	return parameters.filter(
		(parameter) =>
			parameter.name in node.parameters &&
			NodeHelpers.displayParameter(node.parameters, parameter, node, description, node.parameters),
	);
}

/**
 * The request that an operation declares for one item, as n8n's routing engine makes it before it
 * takes the steps of `preSend`.
 *
 * @param common what the requests of all items have in common
 * @throws what n8n throws for an expression that cannot be evaluated
 */
export function routedRequest(
	context: IExecuteSingleFunctions,
	{ routing }: Declaration,
	shown: INodeProperties[],
	common: Partial<IHttpRequestOptions>,
): RoutedRequest {
	const qs: IDataObject = {};
	const body: IDataObject = {};
	const { method, url = '', body: fixed } = routing.request ?? {};
	const request: RoutedRequest = {
		options: { ...common, method, url, headers: { ...common.headers }, qs, body },
		paginate: true,
		preSend: [],
		postReceive: [],
	};
	if (isRecord(fixed)) Object.assign(body, fixed);

	const add = ({ send, output }: INodePropertyRouting, value?: unknown) => {
		if (send?.property !== undefined) {
			setAt(send.type === 'body' ? body : qs, send.property, sentValue(value));
		}
		request.preSend.push(...(send?.preSend ?? []));
		const actions = output?.postReceive;
		if (actions) request.postReceive.push({ data: { parameterValue: undefined }, actions });
	};
	add(routing);
	for (const { name, type, options = [], routing: own } of shown) {
		const value: unknown = context.getNodeParameter(name);
		if (own) add(own, value);
		if (type !== 'collection' || !isRecord(value)) continue;
		for (const entry of options) {
			if (!isINodeProperties(entry) || !entry.routing || !(entry.name in value)) continue;
			add(entry.routing, value[entry.name]);
		}
	}
	return request;
}

/** n8n sends what a resource locator holds, and not the locator. */
function sentValue(value: unknown): unknown {
	return isResourceLocatorValue(value) ? value.value : value;
}
