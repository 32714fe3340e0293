import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { snippet } from '../../parameters/snippet';

const properties: INodeProperties[] = [snippet];

export const get = updateDisplayOptions(
	{ show: { resource: ['snippet'], operation: ['get'] } },
	properties,
);
