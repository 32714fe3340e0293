import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { subscriber } from '../../parameters/subscriber';
import { tag } from '../../parameters/tag';

const properties: INodeProperties[] = [tag, subscriber];

export const addSubscriber = updateDisplayOptions(
	{ show: { resource: ['tag'], operation: ['addSubscriber'] } },
	properties,
);
