import type { INodeProperties } from 'n8n-workflow';

import { booleanIn } from '../../shared/fields/boolean';
import { optionalTextInBody } from '../../shared/fields/text';
import { excludedSourcesInBody } from '../routing/excludedSources';
import { sendDaysInBody } from '../routing/sendDays';
import { optionalWholeNumberInBody } from '../routing/wholeNumber';
import { weekdays } from './weekdays';
import { formIds } from './formIds';
import { segmentIds } from './segmentIds';
import { sequenceIds } from './sequenceIds';
import { tagIds } from './tagIds';

export const active: INodeProperties = {
	displayName: 'Active',
	name: 'active',
	type: 'boolean',
	default: true,
	description: 'Whether the sequence is active and sends its emails',
	routing: { send: booleanIn('body', 'active', 'Active') },
};

export const excludeSubscribers: INodeProperties = {
	displayName: 'Exclude Subscribers',
	name: 'excludeSubscribers',
	type: 'fixedCollection',
	placeholder: 'Add Group',
	default: {},
	description:
		'Who does not receive the emails of the sequence. Replaces all existing exclusions; to remove them, add a group and leave it empty.',
	options: [
		{
			displayName: 'Forms',
			name: 'forms',
			values: [formIds],
		},
		{
			displayName: 'Segments',
			name: 'segments',
			values: [segmentIds],
		},
		{
			displayName: 'Sequences',
			name: 'sequences',
			values: [sequenceIds],
		},
		{
			displayName: 'Tags',
			name: 'tags',
			values: [tagIds],
		},
	],
	routing: { send: excludedSourcesInBody() },
};

export const hold: INodeProperties = {
	displayName: 'Keep Subscribers After Last Email',
	name: 'hold',
	type: 'boolean',
	default: true,
	description:
		'Whether subscribers stay in the sequence after its last email, so that they receive emails added later',
	routing: { send: booleanIn('body', 'hold', 'Hold') },
};

export const repeat: INodeProperties = {
	displayName: 'Let Subscribers Repeat Sequence',
	name: 'repeat',
	type: 'boolean',
	default: true,
	description: 'Whether a subscriber can go through the sequence more than once',
	routing: { send: booleanIn('body', 'repeat', 'Repeat') },
};

export const sendDays: INodeProperties = {
	displayName: 'Send Days',
	name: 'sendDays',
	type: 'multiOptions',
	options: weekdays,
	default: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
	description:
		'The days of the week on which the sequence sends emails. Emails with a delay in hours are sent on any day.',
	routing: { send: sendDaysInBody({ emptyIsNull: false }) },
};

export const sendHour: INodeProperties = {
	displayName: 'Send Hour',
	name: 'sendHour',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 23, numberPrecision: 0 },
	default: 9,
	description:
		'The hour of the day at which the sequence sends emails, from 0 to 23 in the sequence’s time zone',
	routing: { send: optionalWholeNumberInBody('send_hour', 'Send Hour', { least: 0, most: 23 }) },
};

export const timeZone: INodeProperties = {
	displayName: 'Time Zone',
	name: 'timezone',
	type: 'string',
	default: '',
	placeholder: 'e.g. America/New_York',
	description: 'The name of the time zone of the send days and the send hour',
	routing: { send: optionalTextInBody('time_zone', 'Time Zone') },
};
