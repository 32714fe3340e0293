import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { subscriber } from '../../parameters/subscriber';

const properties: INodeProperties[] = [subscriber];

export const removeLocation = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['removeLocation'] } },
	properties,
);
