import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { email } from '../../parameters/email';
import { sequence } from '../../../shared/parameters/sequence';
import { subscribeFields } from '../../parameters/subscribeFields';

const properties: INodeProperties[] = [sequence, email, ...subscribeFields];

export const addSubscriber = updateDisplayOptions(
	{ show: { resource: ['sequence'], operation: ['addSubscriber'] } },
	properties,
);
