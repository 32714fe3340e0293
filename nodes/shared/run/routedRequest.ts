import {
	isINodeProperties,
	isResourceLocatorValue,
	NodeHelpers,
	type DeclarativeRestApiSettings,
	type IDataObject,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INode,
	type INodePropertyRouting,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { isRecord } from '../basics/isRecord';
import { setAt } from '../basics/setAt';
import type { Declaration } from './declaration';

type Request = DeclarativeRestApiSettings.ResultOptions;

/** A request as n8n's engine builds it, with options that n8n's HTTP helper accepts. */
export interface RoutedRequest extends Request {
	options: IHttpRequestOptions;
}

/** A parameter that the node shows, reduced to what affects the request. */
export interface ShownParameter {
	name: string;
	routing: INodePropertyRouting | undefined;
	/** The fields of a collection that have a `routing`. */
	fields: Array<{ name: string; routing: INodePropertyRouting }>;
}

/** The parameters that the node shows for an operation, which are the same for all items. */
export function shownParameters(
	node: INode,
	description: INodeTypeDescription,
	{ parameters }: Declaration,
): ShownParameter[] {
	return parameters
		.filter(
			(parameter) =>
				parameter.name in node.parameters &&
				NodeHelpers.displayParameter(
					node.parameters,
					parameter,
					node,
					description,
					node.parameters,
				),
		)
		.map(({ name, type, options = [], routing }) => ({
			name,
			routing,
			fields: (type === 'collection' ? options : []).flatMap((field) =>
				isINodeProperties(field) && field.routing
					? [{ name: field.name, routing: field.routing }]
					: [],
			),
		}));
}

/**
 * The request that an operation declares for one item, as n8n's routing engine builds it before the
 * steps of `preSend`, without the parts that all items share.
 *
 * @throws n8n's error for an expression that cannot be evaluated
 */
export function routedRequest(
	context: IExecuteSingleFunctions,
	{ routing }: Declaration,
	shown: ShownParameter[],
): RoutedRequest {
	const qs: IDataObject = {};
	const body: IDataObject = {};
	const { method, url = '', body: fixed } = routing.request ?? {};
	const request: RoutedRequest = {
		options: { method, url, headers: {}, qs, body },
		paginate: true,
		preSend: [],
		postReceive: [],
	};
	if (isRecord(fixed)) Object.assign(body, fixed);

	const add = ({ send, output }: INodePropertyRouting, value?: unknown) => {
		if (send?.property !== undefined) {
			setAt(send.type === 'body' ? body : qs, send.property, sentValue(value));
		}
		if (send?.preSend) request.preSend.push(...send.preSend);
		const actions = output?.postReceive;
		if (actions) request.postReceive.push({ data: { parameterValue: undefined }, actions });
	};
	add(routing);
	for (const { name, routing: own, fields } of shown) {
		const value: unknown = context.getNodeParameter(name);
		if (own) add(own, value);
		if (fields.length === 0 || !isRecord(value)) continue;
		for (const field of fields) if (field.name in value) add(field.routing, value[field.name]);
	}
	return request;
}

/** n8n sends the value of a resource locator, not the locator itself. */
function sentValue(value: unknown): unknown {
	return isResourceLocatorValue(value) ? value.value : value;
}
