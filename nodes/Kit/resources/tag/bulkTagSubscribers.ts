import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { bulkOptions } from '../../parameters/bulkOptions';
import { taggings } from '../../parameters/taggings';

const properties: INodeProperties[] = [taggings, bulkOptions];

export const bulkTagSubscribers = updateDisplayOptions(
	{ show: { resource: ['tag'], operation: ['bulkTagSubscribers'] } },
	properties,
);
