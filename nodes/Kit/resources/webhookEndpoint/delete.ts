import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { webhookEndpoint } from '../../parameters/webhookEndpoint';

const properties: INodeProperties[] = [webhookEndpoint];

export const deleteOne = updateDisplayOptions(
	{ show: { resource: ['webhookEndpoint'], operation: ['delete'] } },
	properties,
);
