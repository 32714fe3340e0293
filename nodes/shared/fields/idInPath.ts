import type { INodePropertyRouting } from 'n8n-workflow';

import {
	complaintsOf,
	invalidParameter,
	type Complain,
	type ParameterContext,
} from '../basics/invalidParameter';
import { locatorIn } from '../basics/locator';
import { prepare } from '../run/prepare';

/**
 * Inserts the ID from a resource locator into the operation's URL, in place of `{name}`.
 *
 * @param name the locator's parameter name
 * @param label the locator's label
 */
export function placeId(name: string, label: string): INodePropertyRouting {
	return {
		send: {
			preSend: [
				prepare((context, request) => {
					const { value } = locatorIn(context.getNodeParameter(name), label, complaintsOf(context));
					fillPath(request, name, checkedId(context, value, label));
				}),
			],
		},
	};
}

/**
 * @returns the ID unchanged
 * @throws NodeOperationError naming the parameter and the item if it is not an ID
 */
export function checkedId(context: ParameterContext, value: string, label: string): string {
	if (isId(value)) {
		refuseTooLarge(value, label, complaintsOf(context));
		return value;
	}
	if (value === '') {
		throw invalidParameter(
			context,
			label,
			'is empty',
			'Choose one from the list, or enter its ID.',
		);
	}
	throw invalidParameter(
		context,
		label,
		`must be an ID, which is a number, but is “${value}”`,
		'Choose one from the list, or copy the number from the URL of its page in Kit.',
	);
}

export function isId(value: string): boolean {
	return /^\d+$/.test(value);
}

/** @throws the error of `complain` for an ID that would be rounded to that of another record */
export function refuseTooLarge(id: string, label: string, complain: Complain): void {
	if (Number.isSafeInteger(Number(id))) return;
	throw complain(label, `has an ID that is too large: “${id}”`, 'Check the column it comes from.');
}

/** Replaces `{name}` in the request's URL. */
export function fillPath(request: { url: string }, name: string, value: string): void {
	request.url = request.url.replace(`{${name}}`, encodeURIComponent(value));
}
