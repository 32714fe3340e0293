import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestMethods,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodeRequestOutput,
} from 'n8n-workflow';

import { UnreadableAnswer } from '../../shared/transport/failure';
import { checkedBoolean } from '../../shared/basics/boolean';
import { textIn } from '../../shared/basics/plainText';
import { complaintsOf, invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import type { Page } from '../../shared/transport/paginate';
import { parsedJson } from '../../shared/basics/parsedJson';
import { isFailure, isNothing } from '../../shared/transport/request';
import { prepare } from '../../shared/run/prepare';
import { forEach, sendOnce, sendPages } from '../../shared/run/send';
import { valueAt } from '../../shared/basics/valueAt';
import { api } from '../api';
import { readPage } from '../paging';

const METHODS: IHttpRequestMethods[] = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'];

/**
 * Kit's paths only consist of letters, digits, hyphens and underscores. This excludes everything
 * that could lead to another URL, such as a host, a dot, a percent sign or a backslash.
 */
const PATH = /^\/?(?:v4\/)?(?!v4\/$)([\w-]+(?:\/[\w-]+)*)\/?$/;

/** Builds the request from the parameters. */
export const prepareCall = prepare((context, request) => {
	request.method = methodIn(context);
	request.url = pathIn(context);
	request.qs = queryIn(context);
	if (request.method !== 'GET') request.body = bodyIn(context);
});

/** Sends the request once, or page by page with 'Follow Pages'. */
export const sendCall = forEach(async (context, request) => {
	const follow: unknown = context.getNodeParameter('followPages');
	if (!checkedBoolean(context, follow, 'Follow Pages'))
		return await sendOnce(context, api, request);
	const key = listKeyIn(context);
	const records = await sendPages(context, api, request, (body) => pageIn(context, body, key));
	return records.map((json) => ({ json }));
});

/**
 * Outputs Kit's response unchanged. A 204 has no content, so the output only says that it
 * succeeded.
 */
export const answer: INodeRequestOutput = {
	postReceive: [
		async function (
			this: IExecuteSingleFunctions,
			_items: INodeExecutionData[],
			{ statusCode, body }: IN8nHttpFullResponse,
		) {
			if (isRecord(body) && !isFailure(body)) return [{ json: body }];
			if (statusCode === 204 && isNothing(body)) return [{ json: { success: true } }];
			throw new UnreadableAnswer('A response that is not a JSON object');
		},
	],
};

function methodIn(context: IExecuteSingleFunctions): IHttpRequestMethods {
	const given = callText(context, context.getNodeParameter('method'), 'Method').toUpperCase();
	const method = METHODS.find((known) => known === given);
	if (method) return method;
	throw invalidParameter(
		context,
		'Method',
		`is not a supported HTTP method: “${given}”`,
		`Use one of ${METHODS.join(', ')}.`,
	);
}

function pathIn(context: IExecuteSingleFunctions): string {
	const given = callText(context, context.getNodeParameter('path'), 'Path');
	const [, path] = PATH.exec(given) ?? [];
	if (path !== undefined) return `/${path}`;
	throw invalidParameter(
		context,
		'Path',
		given === '' ? 'is empty' : `is not a path of Kit’s API: “${given}”`,
		"Enter the part of the URL after https://api.kit.com/v4, such as /tags or /subscribers/123. Put query parameters in 'Query Parameters'.",
	);
}

function queryIn(context: IExecuteSingleFunctions): IDataObject {
	const collection: unknown = context.getNodeParameter('queryParameters');
	const rows = isRecord(collection) ? [collection.parameter ?? []].flat() : [];
	const query = new Map<string, string>();
	for (const row of rows) {
		const { name: rawName, value } = isRecord(row) ? row : {};
		const name = callText(context, rawName, 'Name');
		if (name === '') {
			throw invalidParameter(
				context,
				'Query Parameters',
				'has an entry without a name',
				'Enter the name of the query parameter as in Kit’s documentation, such as per_page.',
			);
		}
		if (query.has(name)) {
			throw invalidParameter(
				context,
				'Query Parameters',
				`has two entries with the name “${name}”`,
				'Remove one of them. If Kit accepts several values, separate them with commas.',
			);
		}
		const text = callText(context, value, `Query Parameters: ${name}`);
		if (text !== '') query.set(name, text);
	}
	return Object.fromEntries(query);
}

function bodyIn(context: IExecuteSingleFunctions): IDataObject {
	const given: unknown = context.getNodeParameter('body', {});
	const body = typeof given === 'string' ? parsedJson(given.trim() || '{}') : given;
	if (isRecord(body)) return body;
	throw invalidParameter(
		context,
		'Body',
		body === undefined ? 'is not valid JSON' : 'is not a JSON object',
		'Enter an object such as { "name": "Customer" }, or {} for a request without a body.',
	);
}

function listKeyIn(context: IExecuteSingleFunctions): string {
	const key = callText(context, context.getNodeParameter('listKey'), 'List Key');
	if (key !== '') return key;
	throw invalidParameter(
		context,
		'List Key',
		'is empty',
		'Enter the key of the list in Kit’s response, such as tags.',
	);
}

/**
 * A wrong list key is the user's to correct, while a response that is not JSON did not come from
 * Kit.
 */
function pageIn(context: IExecuteSingleFunctions, body: unknown, key: string): Page {
	if (isRecord(body) && !isRecord(body.pagination)) {
		throw invalidParameter(
			context,
			'Follow Pages',
			'is on, but Kit’s response is not paginated',
			"Turn 'Follow Pages' off to get the response as it is.",
		);
	}
	if (isRecord(body) && !Array.isArray(valueAt(body, key))) {
		const keys = Object.keys(body).filter((name) => name !== 'pagination');
		throw invalidParameter(
			context,
			'List Key',
			`does not name a list in Kit’s response: “${key}”`,
			`The response has ${new Intl.ListFormat('en').format(keys)}. For a nested list, use dot notation, such as broadcast.clicks.`,
		);
	}
	return readPage(body, key);
}

function callText(context: IExecuteSingleFunctions, value: unknown, label: string): string {
	return textIn(value, label, complaintsOf(context)).trim();
}
