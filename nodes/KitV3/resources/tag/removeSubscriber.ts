import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { subscriber } from '../../parameters/subscriber';
import { existingTag } from '../../parameters/tag';

const properties: INodeProperties[] = [existingTag, subscriber];

export const removeSubscriber = updateDisplayOptions(
	{ show: { resource: ['tag'], operation: ['removeSubscriber'] } },
	properties,
);
