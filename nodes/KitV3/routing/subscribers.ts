import type {
	IDataObject,
	IExecuteSingleFunctions,
	INodePropertyRouting,
	INodeRequestSend,
} from 'n8n-workflow';

import { checkedEmail } from '../../shared/fields/email';
import { UnreadableAnswer } from '../../shared/transport/failure';
import { complaintsOf, invalidParameter } from '../../shared/basics/invalidParameter';
import { locatorIn } from '../../shared/basics/locator';
import { recordIn } from '../../shared/run/output';
import { PerRun } from '../../shared/run/perRun';
import { fillPath, isId } from '../../shared/fields/idInPath';
import { prepare } from '../../shared/run/prepare';
import { kitRequest } from '../../shared/transport/request';
import { checkSubscriber, isAddressOf } from '../../shared/fields/subscriber';
import { api } from '../api';

const idsByEmail = new PerRun<string | undefined>();
const addressesById = new PerRun<string>();

const TAG_OF_A_SUBSCRIBER = /^\/subscribers\/\{subscriber\}(\/tags\/[^/]+)$/;

/**
 * Inserts the subscriber into the operation's URL, in place of `{subscriber}`. Removing a tag by
 * email address is a different request than by ID; elsewhere, the ID is looked up first.
 */
export function placeSubscriber(): INodePropertyRouting {
	return {
		send: {
			preSend: [
				prepare(async (context, request) => {
					const value = subscriberIn(context);
					if (isId(value)) return fillPath(request, 'subscriber', value);

					const [, tag] = TAG_OF_A_SUBSCRIBER.exec(request.url) ?? [];
					if (tag === undefined) {
						return fillPath(request, 'subscriber', await subscriberId(context, value));
					}
					request.method = 'POST';
					request.url = `${tag}/unsubscribe`;
					request.body = { email: value };
				}),
			],
		},
	};
}

/** Sends the subscriber's email address, which is looked up if an ID was entered. */
export function addressInBody(): INodeRequestSend {
	return {
		preSend: [
			prepare(async (context, request) => {
				const value = subscriberIn(context);
				request.body = { email: isId(value) ? await addressOf(context, value) : value };
			}),
		],
	};
}

function subscriberIn(context: IExecuteSingleFunctions): string {
	const { value } = locatorIn(
		context.getNodeParameter('subscriber'),
		'Subscriber',
		complaintsOf(context),
	);
	checkSubscriber(context, value);
	return value;
}

/**
 * Whether Kit's list includes people who unsubscribed is not documented; sorted by `cancelled_at`,
 * it contains only them (documentation: List subscribers).
 */
async function subscriberId(context: IExecuteSingleFunctions, email: string): Promise<string> {
	const id = await idsByEmail.get(context, email.toLowerCase(), async () => {
		const query = { email_address: email };
		return (
			(await idInList(context, query)) ??
			(await idInList(context, { ...query, sort_field: 'cancelled_at' }))
		);
	});
	if (id !== undefined) return id;
	throw invalidParameter(
		context,
		'Subscriber',
		`does not match a subscriber in this account: “${email}”`,
		'Check the address, or use the ID of the subscriber.',
	);
}

async function idInList(
	context: IExecuteSingleFunctions,
	query: IDataObject,
): Promise<string | undefined> {
	const request = { method: 'GET' as const, path: '/subscribers', query };
	return await kitRequest(context, api, request, ({ body }) => {
		// The documentation calls it a search, so it may return more than the requested address.
		const { records } = api.paging.read(body, 'subscribers', {});
		const found = records.find((record) => isAddressOf(record, String(query.email_address)));
		return found && String(found.id);
	});
}

async function addressOf(context: IExecuteSingleFunctions, id: string): Promise<string> {
	const request = { method: 'GET' as const, path: `/subscribers/${id}` };
	return await addressesById.get(context, id, async () => {
		return await kitRequest(context, api, request, ({ body }) => {
			const { email_address: address } = recordIn(body, 'subscriber');
			if (typeof address === 'string') return address;
			throw new UnreadableAnswer('A subscriber without an email address');
		});
	});
}

/** Sends the email address to find in the list. */
export function emailInQuery(): INodeRequestSend {
	return {
		type: 'query',
		property: 'email_address',
		preSend: [
			prepare((context, { qs = {} }) => {
				qs.email_address = checkedEmail(context, qs.email_address, 'Email');
			}),
		],
	};
}
