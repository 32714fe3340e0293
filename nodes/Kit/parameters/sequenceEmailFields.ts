import type { INodeProperties } from 'n8n-workflow';

import { choice } from '../../shared/fields/choice';
import { booleanIn } from '../../shared/fields/boolean';
import { optionalHtmlInBody } from '../../shared/fields/text';
import { liquidText } from '../routing/liquid';
import { sendDaysInBody } from '../routing/sendDays';
import { optionalWholeNumberInBody, wholeNumberInBody } from '../routing/wholeNumber';
import { weekdays } from './weekdays';

export const content: INodeProperties = {
	displayName: 'Content',
	name: 'content',
	type: 'string',
	typeOptions: { editor: 'htmlEditor', rows: 6 },
	default: '',
	placeholder: 'e.g. <p>Hello {{ subscriber.first_name }}</p>',
	description:
		"The HTML of the email, with Liquid such as {{ subscriber.first_name }}. In an expression, n8n evaluates {{ }} itself, so write {{ '{{' }} there.",
	routing: { send: liquidText(optionalHtmlInBody('content', 'Content'), 'content', 'Content') },
};

export const delayUnit: INodeProperties = choice('body', 'delay_unit', {
	displayName: 'Delay Unit',
	name: 'delayUnit',
	type: 'options',
	options: [
		{
			name: 'Days',
			value: 'days',
			description: 'The email is sent on the sequence’s send days, at its send hour',
		},
		{
			name: 'Hours',
			value: 'hours',
			description: 'The email is sent on any day, within about 15 minutes',
		},
	],
	default: 'days',
	description: 'The unit of the delay',
});

export const delayValue: INodeProperties = {
	displayName: 'Delay',
	name: 'delayValue',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 1,
	description:
		'How long Kit waits after the previous email. Only the first email of a sequence can have a delay of 0, which sends it immediately.',
	routing: { send: wholeNumberInBody('delay_value', 'Delay', { least: 0 }) },
};

export const position: INodeProperties = {
	displayName: 'Position',
	name: 'position',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 1,
	description:
		'The position of the email in the sequence, starting at 0. Each position can be used only once. A published email that is placed where subscribers are waiting for the next one may be sent to them immediately.',
	routing: { send: optionalWholeNumberInBody('position', 'Position', { least: 0 }) },
};

export const published: INodeProperties = {
	displayName: 'Published',
	name: 'published',
	type: 'boolean',
	default: false,
	description:
		'Whether the email is published. Drafts are not sent. Publishing a first email without a delay, or one that subscribers are waiting for, sends it immediately.',
	routing: { send: booleanIn('body', 'published', 'Published') },
};

export const sendDays: INodeProperties = {
	displayName: 'Send Days',
	name: 'sendDays',
	type: 'multiOptions',
	options: weekdays,
	default: [],
	description:
		'The days of the week on which the email is sent. If empty, the send days of the sequence apply. Not available for emails with a delay in hours.',
	routing: { send: sendDaysInBody({ emptyIsNull: true }) },
};
