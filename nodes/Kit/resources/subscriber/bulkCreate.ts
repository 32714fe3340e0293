import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { bulkCustomFields } from '../../parameters/bulkCustomFields';
import { email } from '../../parameters/email';
import { firstName } from '../../../shared/parameters/firstName';
import { processLater } from '../../parameters/processLater';
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
	bulkCustomFields,
	...processLater,
];

export const bulkCreate = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['bulkCreate'] } },
	properties,
);
