import type { INodeRequestSend } from 'n8n-workflow';

import { checkedEmail } from '../../shared/fields/email';
import { complaintsOf, invalidParameter } from '../../shared/basics/invalidParameter';
import { listIn } from '../../shared/fields/list';
import { optionalIn } from '../../shared/fields/optional';
import { optionalText } from '../../shared/fields/text';
import { prepare } from '../../shared/run/prepare';

/** Accepts several addresses, separated by commas. */
export function emailsInQuery(): INodeRequestSend {
	return {
		type: 'query',
		property: 'email_address',
		preSend: [
			prepare((context, { qs = {} }) => {
				const given = listIn(qs.email_address, 'Email', complaintsOf(context));
				// Without an address, Kit would return all subscribers.
				const addresses = given.length > 0 ? given : [''];
				qs.email_address = addresses
					.map((address) => checkedEmail(context, address, 'Email'))
					.join(',');
			}),
		],
	};
}

export function includeInQuery(): INodeRequestSend {
	return optionalIn('query', 'include', (context, given, { status }) => {
		const include = listIn(given, 'Include', complaintsOf(context)).join(',');
		if (include.includes('canceled_at') && status !== 'cancelled') {
			throw needsCancelled(context, 'Include', 'has');
		}
		return include || undefined;
	});
}

export function sortFieldInQuery(): INodeRequestSend {
	return optionalIn('query', 'sort_field', (context, given, { status, email_address: email }) => {
		const field = optionalText(context, given, 'Sort Field') ?? '';
		if (field === 'cancelled_at' && status !== 'cancelled') {
			throw needsCancelled(context, 'Sort Field', 'is');
		}
		if (field.startsWith('engagement__') && email !== undefined) {
			throw invalidParameter(
				context,
				'Sort Field',
				"is an engagement field, which Kit cannot combine with the filter 'Email'",
				"Choose another field to sort by, or remove the filter 'Email'.",
			);
		}
		return field;
	});
}

function needsCancelled(
	context: Parameters<typeof invalidParameter>[0],
	label: string,
	verb: string,
): Error {
	return invalidParameter(
		context,
		label,
		`${verb} Cancelled At, which is only available for cancelled subscribers`,
		"Set the filter 'Status' to Cancelled.",
	);
}
