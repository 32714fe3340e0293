import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { bulkCustomFields } from '../../parameters/bulkCustomFields';
import { bulkSubscriber } from '../../parameters/bulkSubscriber';
import { processLater } from '../../parameters/processLater';

const properties: INodeProperties[] = [bulkSubscriber, bulkCustomFields, ...processLater];

export const bulkSetCustomFields = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['bulkSetCustomFields'] } },
	properties,
);
