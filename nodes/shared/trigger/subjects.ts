import type { IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

import { complaintsOf, invalidParameter } from '../basics/invalidParameter';
import { locatorIn } from '../basics/locator';
import { checkedId } from '../fields/idInPath';
import { listIn } from '../fields/list';
import { checkedUrl } from '../fields/url';

export type Subject = 'customField' | 'form' | 'link' | 'product' | 'sequence' | 'tag';

interface SubjectInfo {
	/** The trigger's parameter for it, and the parameter's label. */
	parameter: string;
	label: string;
	/** Kit's name for it in a legacy webhook's event (docs/kit-api.md#legacy-webhooks). */
	legacy: string;
	/** Its place in the item. */
	key: string;
}

/** What events can be limited to. */
export const SUBJECTS: Record<Subject, SubjectInfo> = {
	customField: {
		parameter: 'customField',
		label: 'Custom Field',
		legacy: 'custom_field_id',
		key: 'customField',
	},
	form: { parameter: 'form', label: 'Form', legacy: 'form_id', key: 'form' },
	link: { parameter: 'linkUrl', label: 'Link URL', legacy: 'initiator_value', key: 'link' },
	product: { parameter: 'productId', label: 'Product ID', legacy: 'product_id', key: 'product' },
	sequence: { parameter: 'sequence', label: 'Sequence', legacy: 'sequence_id', key: 'sequence' },
	tag: { parameter: 'tag', label: 'Tag', legacy: 'tag_id', key: 'tag' },
};

/**
 * The ID or URL that the user limited the events to.
 *
 * @returns empty if they are not limited
 * @throws NodeOperationError naming the parameter if it is neither an ID nor a URL
 */
export function chosen(
	context: IHookFunctions | IPollFunctions | IWebhookFunctions,
	subject: Subject,
): string {
	const { parameter, label } = SUBJECTS[subject];
	const { value } = locatorIn(
		context.getNodeParameter(parameter, ''),
		label,
		complaintsOf(context),
	);
	if (value === '') return '';
	return subject === 'link' ? checkedUrl(context, value, label) : checkedId(context, value, label);
}

/** @throws NodeOperationError if nothing is chosen although Kit requires it */
export function required(
	context: IHookFunctions | IPollFunctions,
	subject: Subject,
	why: string,
): string {
	const value = chosen(context, subject);
	if (value !== '') return value;
	throw invalidParameter(context, SUBJECTS[subject].label, 'is empty', why);
}

/**
 * The events that the user chose, each once.
 *
 * @throws NodeOperationError naming the parameter if there are none
 */
export function chosenEvents(
	context: IHookFunctions | IPollFunctions | IWebhookFunctions,
): string[] {
	const given: unknown = context.getNodeParameter('events', []);
	const events = listIn(given, 'Trigger On', complaintsOf(context));
	if (events.length > 0) return [...new Set(events)];
	throw invalidParameter(context, 'Trigger On', 'is empty', 'Choose at least one event.');
}
