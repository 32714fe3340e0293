import type {
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodePropertyRouting,
} from 'n8n-workflow';

import { complaintsOf, invalidParameter } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { locatorIn } from '../../shared/basics/locator';
import { PerRun } from '../../shared/run/perRun';
import { fillPath, isId } from '../../shared/fields/idInPath';
import { prepare } from '../../shared/run/prepare';
import { kitRequest } from '../../shared/transport/request';
import { checkSubscriber, isAddressOf } from '../../shared/fields/subscriber';
import { api } from '../api';
import { readPage } from '../paging';

const SUBSCRIBER_OF_A_LIST = /^(\/(?:forms|sequences|tags)\/[^/]+\/subscribers)\/\{subscriber\}$/;

/**
 * Inserts the subscriber into the operation's request, in place of `{subscriber}` in the URL. When
 * adding to or removing from something, Kit accepts an email address instead of the ID; elsewhere,
 * the ID is looked up first.
 */
export function placeSubscriber(): INodePropertyRouting {
	return {
		send: {
			preSend: [
				prepare(async (context, request) => {
					const { value } = locatorIn(
						context.getNodeParameter('subscriber'),
						'Subscriber',
						complaintsOf(context),
					);
					checkSubscriber(context, value);
					if (isId(value)) return fillPath(request, 'subscriber', value);

					const [, list] = SUBSCRIBER_OF_A_LIST.exec(request.url) ?? [];
					if (list !== undefined) return addressByEmail(request, list, value);
					fillPath(request, 'subscriber', await subscriberIdOf(context, value));
				}),
			],
		},
	};
}

function addressByEmail(request: IHttpRequestOptions, url: string, email: string): void {
	request.url = url;
	// Removing by email address takes the address as a query parameter (docs/kit-api.md#tags).
	if (request.method === 'DELETE') request.qs = { ...request.qs, email_address: email };
	else request.body = { ...(isRecord(request.body) ? request.body : {}), email_address: email };
}

const idsByEmail = new PerRun<string | undefined>();

/**
 * The ID of a subscriber given by email address or ID. An email address takes one request per
 * subscriber and run.
 *
 * @throws NodeOperationError naming the parameter and the item
 */
export async function subscriberIdOf(
	context: IExecuteSingleFunctions,
	value: string,
): Promise<string> {
	checkSubscriber(context, value);
	if (isId(value)) return value;
	const id = await idsByEmail.get(context, value.toLowerCase(), async () => {
		return await idByEmail(context, value);
	});
	if (id !== undefined) return id;
	throw invalidParameter(
		context,
		'Subscriber',
		`does not match a subscriber in this account: “${value}”`,
		'Check the address. Kit’s lists can lag up to five minutes behind, so for a subscriber you just created, use the ID instead.',
	);
}

/**
 * By default, Kit's list only contains active subscribers. If it returns subscribers with other
 * addresses, for instance because the filter is ignored, they are not the one requested.
 */
async function idByEmail(
	context: IExecuteSingleFunctions,
	email: string,
): Promise<string | undefined> {
	const query = { email_address: email, status: 'all', slim: true, per_page: 1 };
	const request = { method: 'GET' as const, path: '/subscribers', query };
	return await kitRequest(context, api, request, ({ body }) => {
		const { records } = readPage(body, 'subscribers');
		const id = records.find((record) => isAddressOf(record, email))?.id;
		return typeof id === 'number' || typeof id === 'string' ? String(id) : undefined;
	});
}
