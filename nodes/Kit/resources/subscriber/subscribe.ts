import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { customFields } from '../../parameters/customFields';
import { email } from '../../parameters/email';
import { firstName } from '../../../shared/parameters/firstName';
import { sequence } from '../../../shared/parameters/sequence';
import { subscribeDetails, subscribeForms, subscribeTags } from '../../parameters/subscribeFields';
import { subscribeFirstName } from '../../routing/subscribeFirstName';

/** The first name has a field of its own now, but saved workflows have it here. */
const details: INodeProperties = {
	...subscribeDetails,
	options: (subscribeDetails.options ?? []).map((option) =>
		option.name === firstName.name ? { ...firstName, type: 'hidden', routing: {} } : option,
	),
};

const properties: INodeProperties[] = [
	email,
	{ ...firstName, routing: { send: subscribeFirstName() } },
	subscribeForms,
	subscribeTags,
	{
		displayName: 'Sequences',
		name: 'sequences',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Sequence',
		default: {},
		description: 'Sequences to add the subscriber to, which then start sending them emails',
		options: [
			{
				displayName: 'Sequence',
				name: 'sequence',
				values: [
					{
						displayName: 'Sequence',
						name: 'sequence',
						type: 'resourceLocator',
						default: { mode: 'list', value: '' },
						required: true,
						description: 'The sequence to add the subscriber to. Must be active.',
						modes: sequence.modes,
					},
				],
			},
		],
	},
	details,
	customFields,
];

export const subscribe = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['subscribe'] } },
	properties,
);
