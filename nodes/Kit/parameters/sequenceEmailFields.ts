import type { INodeProperties } from 'n8n-workflow';

import { booleanIn } from '../../shared/fields/boolean';
import { optionalHtmlInBody, optionalTextInBody } from '../../shared/fields/text';
import { liquidText } from '../routing/liquid';
import { sendDaysInBody } from '../routing/sendDays';
import { optionalWholeNumberInBody, wholeNumberInBody } from '../routing/wholeNumber';
import { weekdays } from './weekdays';

export const content: INodeProperties = {
	displayName: 'Content',
	name: 'content',
	type: 'string',
	typeOptions: { rows: 6 },
	default: '',
	placeholder: 'e.g. <p>Hello {{ subscriber.first_name }}</p>',
	description:
		"The HTML of the email, with Liquid such as {{ subscriber.first_name }}. In an expression n8n takes {{ for its own, so write it as {{ '{{' }} there.",
	routing: { send: liquidText(optionalHtmlInBody('content', 'Content'), 'content', 'Content') },
};

export const delayUnit: INodeProperties = {
	displayName: 'Delay Unit',
	name: 'delayUnit',
	type: 'options',
	options: [
		{
			name: 'Days',
			value: 'days',
			description: 'The email keeps to the days and the hour at which the sequence sends',
		},
		{
			name: 'Hours',
			value: 'hours',
			description: 'The email is sent on any day, within about 15 minutes',
		},
	],
	default: 'days',
	description: 'What the delay is counted in',
	routing: { send: optionalTextInBody('delay_unit', 'Delay Unit') },
};

export const delayValue: INodeProperties = {
	displayName: 'Delay',
	name: 'delayValue',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 1,
	description:
		'How long Kit waits with this email after the one before it. Only the first email of a sequence can have a delay of 0, which sends it at once.',
	routing: { send: wholeNumberInBody('delay_value', 'Delay', { least: 0 }) },
};

export const position: INodeProperties = {
	displayName: 'Position',
	name: 'position',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 0 },
	default: 1,
	description:
		'The place of the email in the sequence. The first one is 0, and no two emails can have the same. A published email in front of subscribers who wait for the next one may be sent to them at once.',
	routing: { send: optionalWholeNumberInBody('position', 'Position', { least: 0 }) },
};

export const published: INodeProperties = {
	displayName: 'Published',
	name: 'published',
	type: 'boolean',
	default: false,
	description:
		'Whether Kit sends the email to the subscribers of the sequence. A draft is not sent. Publishing a first email without delay, or one that subscribers have been waiting for, sends it at once.',
	routing: { send: booleanIn('body', 'published', 'Published') },
};

export const sendDays: INodeProperties = {
	displayName: 'Send Days',
	name: 'sendDays',
	type: 'multiOptions',
	options: weekdays,
	default: [],
	description:
		'The days of the week on which the email is sent. Without any, it keeps to those of the sequence. An email with a delay in hours cannot have its own.',
	routing: { send: sendDaysInBody({ emptyIsNull: true }) },
};
