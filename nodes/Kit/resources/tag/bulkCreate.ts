import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { processLater } from '../../parameters/processLater';
import { tagName } from '../../parameters/tagName';

const properties: INodeProperties[] = [tagName, ...processLater];

export const bulkCreate = updateDisplayOptions(
	{ show: { resource: ['tag'], operation: ['bulkCreate'] } },
	properties,
);
