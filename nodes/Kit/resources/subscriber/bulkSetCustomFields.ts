import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { bulkCustomFields } from '../../parameters/bulkCustomFields';
import { bulkSubscriber } from '../../parameters/bulkSubscriber';
import { processLater } from '../../parameters/processLater';
import { blankValues } from '../../../shared/parameters/blankValues';

const properties: INodeProperties[] = [
	bulkSubscriber,
	bulkCustomFields,
	...processLater,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [blankValues],
	},
];

export const bulkSetCustomFields = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['bulkSetCustomFields'] } },
	properties,
);
