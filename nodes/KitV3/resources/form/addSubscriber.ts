import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { email } from '../../parameters/email';
import { form } from '../../parameters/form';
import { subscribeFields } from '../../parameters/subscribeFields';

const properties: INodeProperties[] = [form, email, ...subscribeFields];

export const addSubscriber = updateDisplayOptions(
	{ show: { resource: ['form'], operation: ['addSubscriber'] } },
	properties,
);
