import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { sequence } from '../../../shared/parameters/sequence';
import { subscriber } from '../../parameters/subscriber';

const properties: INodeProperties[] = [sequence, subscriber];

export const addSubscriber = updateDisplayOptions(
	{ show: { resource: ['sequence'], operation: ['addSubscriber'] } },
	properties,
);
