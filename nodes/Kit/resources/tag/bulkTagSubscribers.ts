import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { bulkSubscriber } from '../../parameters/bulkSubscriber';
import { bulkTag } from '../../parameters/bulkTag';
import { processLater } from '../../parameters/processLater';

const properties: INodeProperties[] = [bulkTag, bulkSubscriber, ...processLater];

export const bulkTagSubscribers = updateDisplayOptions(
	{ show: { resource: ['tag'], operation: ['bulkTagSubscribers'] } },
	properties,
);
