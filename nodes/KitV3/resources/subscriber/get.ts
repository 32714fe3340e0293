import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { subscriber } from '../../parameters/subscriber';

const properties: INodeProperties[] = [subscriber];

export const get = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['get'] } },
	properties,
);
