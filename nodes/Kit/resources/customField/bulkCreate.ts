import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { customFieldLabel } from '../../parameters/customFieldLabel';
import { processLater } from '../../parameters/processLater';

const properties: INodeProperties[] = [customFieldLabel, ...processLater];

export const bulkCreate = updateDisplayOptions(
	{ show: { resource: ['customField'], operation: ['bulkCreate'] } },
	properties,
);
