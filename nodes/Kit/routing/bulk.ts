import type {
	IExecuteSingleFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodePropertyRouting,
	INodeRequestOutput,
} from 'n8n-workflow';

import { UnreadableAnswer } from '../../shared/failure';
import { isRecord } from '../../shared/isRecord';
import { prepare } from '../../shared/prepare';
import { checkedUrl } from '../../shared/url';
import { checkedRecords, fieldValue, id, listIn, state, text, type Column } from './records';

/** Kit judges each address by itself and tells in `failures` which one it does not accept. */
export const subscribersInBody = recordsInBody('subscribers', 'Subscribers', [
	{ name: 'email_address', kind: text },
	{ name: 'first_name', kind: text, optional: true },
	{ name: 'state', kind: state, optional: true },
]);

export const fieldValuesInBody = recordsInBody('custom_field_values', 'Custom Field Values', [
	{ name: 'subscriber_id', kind: id },
	{ name: 'subscriber_custom_field_id', kind: id },
	{ name: 'value', kind: fieldValue },
]);

export const customFieldsInBody = recordsInBody('custom_fields', 'Custom Fields', [
	{ name: 'label', kind: text },
]);

export const additionsInBody = recordsInBody('additions', 'Additions', [
	{ name: 'form_id', kind: id },
	{ name: 'subscriber_id', kind: id },
	{ name: 'referrer', kind: text, optional: true },
]);

export const newTagsInBody = recordsInBody('tags', 'Tags', [{ name: 'name', kind: text }]);

export const tagIdsInBody = recordsInBody('tags', 'Tags', [{ name: 'id', kind: id }]);

export const taggingsInBody = recordsInBody('taggings', 'Taggings', [
	{ name: 'tag_id', kind: id },
	{ name: 'subscriber_id', kind: id },
]);

/**
 * The answer as it is, since it can hold results and failures side by side. For more records than
 * Kit processes at once there is none but the status.
 */
export const bulkAnswer: INodeRequestOutput = {
	postReceive: [
		async function (
			this: IExecuteSingleFunctions,
			_items: INodeExecutionData[],
			{ body, statusCode }: IN8nHttpFullResponse,
		) {
			if (statusCode === 202) {
				const count = listIn(this.getNodeParameter('records'))?.length;
				return [{ json: { queued: true, count } }];
			}
			if (isRecord(body) && Array.isArray(body.failures)) return [{ json: body }];
			throw new UnreadableAnswer('An answer without failures');
		},
	],
};

/**
 * @param key Kit's name for the list
 * @param label the parameter's label
 */
function recordsInBody(key: string, label: string, columns: Column[]): INodePropertyRouting {
	return {
		send: {
			preSend: [
				prepare((context, request) => {
					const records = checkedRecords(
						context,
						context.getNodeParameter('records'),
						label,
						columns,
					);
					// One document calls it required; in Kit's examples it is always there, as null.
					request.body = { [key]: records, callback_url: callbackUrl(context) };
				}),
			],
		},
	};
}

function callbackUrl(context: IExecuteSingleFunctions): string | null {
	const options: unknown = context.getNodeParameter('options');
	const url = isRecord(options) ? options.callbackUrl : undefined;
	if (url === undefined || url === null || url === '') return null;
	return checkedUrl(context, url, 'Callback URL');
}
