import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { customFields } from '../../parameters/customFields';
import { email } from '../../parameters/email';
import { firstName } from '../../../shared/parameters/firstName';
import { state } from '../../parameters/state';

const properties: INodeProperties[] = [
	email,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [firstName, state],
	},
	customFields,
];

export const upsert = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['upsert'] } },
	properties,
);
