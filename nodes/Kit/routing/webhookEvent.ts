import type { IExecuteSingleFunctions, INodeRequestSend } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';
import { locatorIn } from '../../shared/basics/locator';
import { checkedId } from '../../shared/fields/idInPath';
import { tagIn } from '../../shared/fields/tag';
import { prepare } from '../../shared/run/prepare';
import { checkedUrl } from '../../shared/fields/url';
import { existingTagId } from './tags';
import { requiredText } from '../../shared/fields/text';
import { complaintsOf } from '../../shared/basics/invalidParameter';

/** Reads the ID or URL that an event is limited to from its parameter. */
type ReadSubject = (context: IExecuteSingleFunctions) => Promise<object> | object;

const sequence: ReadSubject = (context) => ({
	sequence_id: idOfLocator(context, 'sequence', 'Sequence'),
});

const tag: ReadSubject = async (context) => {
	const given = tagIn(context.getNodeParameter('tag'), complaintsOf(context));
	return { tag_id: Number(await existingTagId(context, given)) };
};

/** The events for one form, tag and so on; Kit rejects them without it. */
const SUBJECT_OF_EVENT: Record<string, ReadSubject | undefined> = {
	'custom_field.field_value_updated': (context) => ({
		custom_field_id: idOfLocator(context, 'customField', 'Custom Field'),
	}),
	'subscriber.course_complete': sequence,
	'subscriber.course_subscribe': sequence,
	'subscriber.form_subscribe': (context) => ({ form_id: idOfLocator(context, 'form', 'Form') }),
	'subscriber.link_click': (context) => ({
		initiator_value: checkedUrl(context, context.getNodeParameter('linkUrl'), 'Link URL'),
	}),
	'subscriber.product_purchase': (context) => ({
		product_id: idOfLocator(context, 'productId', 'Product ID'),
	}),
	'subscriber.tag_add': tag,
	'subscriber.tag_remove': tag,
};

/** Sends the event's name with the ID or URL that it is limited to. */
export function webhookEventInBody(): INodeRequestSend {
	return {
		preSend: [
			prepare(async (context, request) => {
				const given: unknown = context.getNodeParameter('event');
				const name = requiredText(context, given, 'Event', 'Choose one from the list.');
				const subject = (await SUBJECT_OF_EVENT[name]?.(context)) ?? {};
				const body = isRecord(request.body) ? request.body : {};
				request.body = { ...body, event: { name, ...subject } };
			}),
		],
	};
}

function idOfLocator(context: IExecuteSingleFunctions, name: string, label: string): number {
	const { value } = locatorIn(context.getNodeParameter(name), label, complaintsOf(context));
	return Number(checkedId(context, value, label));
}
