import type { IExecuteSingleFunctions, INodeRequestSend } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';
import { locatorIn } from '../../shared/basics/locator';
import { checkedId } from '../../shared/fields/idInPath';
import { prepare } from '../../shared/run/prepare';
import { checkedUrl } from '../../shared/fields/url';
import { tagId } from './tags';
import { requiredText } from '../../shared/fields/text';
import { complaintsOf } from '../../shared/basics/invalidParameter';

/** Reads the ID or URL that an event is limited to from its parameter. */
type ReadSubject = (context: IExecuteSingleFunctions) => Promise<object> | object;

/** Kit's documentation calls it both `course_id` and `sequence_id`, so both are sent. */
const sequence: ReadSubject = (context) => {
	const id = idOfLocator(context, 'sequence', 'Sequence');
	return { sequence_id: id, course_id: id };
};

const tag: ReadSubject = async (context) => ({
	tag_id: Number(await tagId(context, { create: false })),
});

/** The events for one form, tag and so on; Kit rejects them without it. */
const SUBJECT_OF_EVENT: Record<string, ReadSubject | undefined> = {
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
