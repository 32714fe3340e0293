import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { webhookEndpoint } from '../../parameters/webhookEndpoint';

const properties: INodeProperties[] = [webhookEndpoint];

export const get = updateDisplayOptions(
	{ show: { resource: ['webhookEndpoint'], operation: ['get'] } },
	properties,
);
