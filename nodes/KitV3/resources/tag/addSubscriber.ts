import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { email } from '../../parameters/email';
import { subscribeFields } from '../../parameters/subscribeFields';
import { tag } from '../../parameters/tag';

const properties: INodeProperties[] = [tag, email, ...subscribeFields];

export const addSubscriber = updateDisplayOptions(
	{ show: { resource: ['tag'], operation: ['addSubscriber'] } },
	properties,
);
