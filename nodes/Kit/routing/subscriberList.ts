import type { INodeRequestSend } from 'n8n-workflow';

import { checkedEmail } from '../../shared/fields/email';
import { invalidParameter } from '../../shared/basics/invalidParameter';
import { prepare } from '../../shared/run/prepare';

/** Several addresses at once are separated by commas. */
export function emailsInQuery(): INodeRequestSend {
	return {
		type: 'query',
		property: 'email_address',
		preSend: [
			prepare((context, { qs = {} }) => {
				const addresses = String(qs.email_address ?? '').split(',');
				qs.email_address = addresses
					.map((address) => checkedEmail(context, address, 'Email'))
					.join(',');
			}),
		],
	};
}

export function includeInQuery(): INodeRequestSend {
	return {
		type: 'query',
		property: 'include',
		preSend: [
			prepare((context, { qs = {} }) => {
				const include = [qs.include].flat().join(',');
				if (include.includes('canceled_at') && qs.status !== 'cancelled') {
					throw needsCancelled(context, 'Include', 'has');
				}
				if (include === '') delete qs.include;
				else qs.include = include;
			}),
		],
	};
}

export function sortFieldInQuery(): INodeRequestSend {
	return {
		type: 'query',
		property: 'sort_field',
		preSend: [
			prepare((context, { qs = {} }) => {
				const field = String(qs.sort_field);
				if (field === 'cancelled_at' && qs.status !== 'cancelled') {
					throw needsCancelled(context, 'Sort Field', 'is');
				}
				if (field.startsWith('engagement__') && qs.email_address !== undefined) {
					throw invalidParameter(
						context,
						'Sort Field',
						"is about engagement, which Kit does not combine with the filter 'Email'",
						"Choose another field to sort by, or remove the filter 'Email'.",
					);
				}
			}),
		],
	};
}

function needsCancelled(
	context: Parameters<typeof invalidParameter>[0],
	label: string,
	verb: string,
): Error {
	return invalidParameter(
		context,
		label,
		`${verb} Cancelled At, which Kit knows only in a list of cancelled subscribers`,
		"Add the filter 'Status' and set it to Cancelled.",
	);
}
