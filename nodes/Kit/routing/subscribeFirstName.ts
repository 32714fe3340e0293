import type { INodeRequestSend } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';
import { subscriberText } from '../../shared/fields/blankValues';
import { prepare } from '../../shared/run/prepare';

/**
 * Sends the first name of a new subscriber. Its field is always shown, so leaving it empty does not
 * clear anything, whatever 'Blank Values' says. Workflows saved before it had a field of its own
 * have it in 'Additional Fields'.
 */
export function subscribeFirstName(): INodeRequestSend {
	return {
		preSend: [
			prepare((context, request) => {
				const own = context.getNode().parameters.firstName ?? '';
				const fields: unknown = context.getNodeParameter('additionalFields', {});
				const saved = isRecord(fields) && 'firstName' in fields ? fields : undefined;
				if (own === '' && !saved) return;
				const given: unknown =
					own === '' ? saved?.firstName : context.getNodeParameter('firstName');
				const name = subscriberText(context, given, 'First Name');
				if (name === undefined) return;
				const body = isRecord(request.body) ? request.body : {};
				request.body = { ...body, first_name: name };
			}),
		],
	};
}
