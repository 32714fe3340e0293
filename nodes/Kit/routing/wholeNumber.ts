import type { INodeRequestSend } from 'n8n-workflow';

import { complaintsOf } from '../../shared/basics/invalidParameter';
import { optionalIn } from '../../shared/fields/optional';
import { isRecord } from '../../shared/basics/isRecord';
import { prepare } from '../../shared/run/prepare';
import { numberIn } from './filter/values';

/**
 * Sends a whole number in the body.
 *
 * @param name Kit's name for the field
 * @param label the parameter's label
 */
export function wholeNumberInBody(
	name: string,
	label: string,
	bounds: { least: number; most?: number },
): INodeRequestSend {
	return {
		type: 'body',
		property: name,
		preSend: [
			prepare((context, request) => {
				const body = isRecord(request.body) ? request.body : {};
				const number = numberIn(
					body[name],
					label,
					{ ...bounds, whole: true },
					complaintsOf(context),
				);
				request.body = { ...body, [name]: number };
			}),
		],
	};
}

/** Like `wholeNumberInBody`, for an optional number. */
export function optionalWholeNumberInBody(
	name: string,
	label: string,
	bounds: { least: number; most?: number },
): INodeRequestSend {
	return optionalIn('body', name, (context, value) =>
		numberIn(value, label, { ...bounds, whole: true }, complaintsOf(context)),
	);
}
