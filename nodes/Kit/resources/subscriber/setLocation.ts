import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { location } from '../../parameters/location';
import { subscriber } from '../../parameters/subscriber';

const properties: INodeProperties[] = [subscriber, ...location];

export const setLocation = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['setLocation'] } },
	properties,
);
