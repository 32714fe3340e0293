import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { customFieldLabel } from '../../parameters/customFieldLabel';

const properties: INodeProperties[] = [customFieldLabel];

export const create = updateDisplayOptions(
	{ show: { resource: ['customField'], operation: ['create'] } },
	properties,
);
