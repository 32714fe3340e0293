import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { bulkSubscriber } from '../../parameters/bulkSubscriber';
import { bulkExistingTag } from '../../parameters/bulkTag';
import { processLater } from '../../parameters/processLater';

const properties: INodeProperties[] = [bulkExistingTag, bulkSubscriber, ...processLater];

export const bulkUntagSubscribers = updateDisplayOptions(
	{ show: { resource: ['tag'], operation: ['bulkUntagSubscribers'] } },
	properties,
);
