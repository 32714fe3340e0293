import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { customFields } from '../../parameters/customFields';
import { email } from '../../parameters/email';
import { firstName } from '../../../shared/parameters/firstName';
import { state } from '../../parameters/state';
import { blankValues } from '../../../shared/parameters/blankValues';

const properties: INodeProperties[] = [
	email,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [blankValues, firstName, state],
	},
	customFields,
];

export const upsert = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['upsert'] } },
	properties,
);
