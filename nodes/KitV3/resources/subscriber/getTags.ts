import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';
import { subscriber } from '../../parameters/subscriber';

const properties: INodeProperties[] = [subscriber, ...returnAllOrLimit];

export const getTags = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['getTags'] } },
	properties,
);
