import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { byAddress } from '../../parameters/subscriber';

const properties: INodeProperties[] = [byAddress];

export const unsubscribe = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['unsubscribe'] } },
	properties,
);
