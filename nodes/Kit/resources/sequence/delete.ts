import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { sequence } from '../../../shared/parameters/sequence';

const properties: INodeProperties[] = [sequence];

export const deleteOne = updateDisplayOptions(
	{ show: { resource: ['sequence'], operation: ['delete'] } },
	properties,
);
