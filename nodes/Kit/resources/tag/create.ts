import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { tagName } from '../../parameters/tagName';

const properties: INodeProperties[] = [tagName];

export const create = updateDisplayOptions(
	{ show: { resource: ['tag'], operation: ['create'] } },
	properties,
);
