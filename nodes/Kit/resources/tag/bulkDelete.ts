import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { bulkExistingTag } from '../../parameters/bulkTag';
import { processLater } from '../../parameters/processLater';

const properties: INodeProperties[] = [bulkExistingTag, ...processLater];

export const bulkDelete = updateDisplayOptions(
	{ show: { resource: ['tag'], operation: ['bulkDelete'] } },
	properties,
);
