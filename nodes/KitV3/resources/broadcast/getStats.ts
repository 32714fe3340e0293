import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { broadcast } from '../../../shared/parameters/broadcast';

const properties: INodeProperties[] = [broadcast];

export const getStats = updateDisplayOptions(
	{ show: { resource: ['broadcast'], operation: ['getStats'] } },
	properties,
);
