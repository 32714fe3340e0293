import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { bulkCustomFields } from '../../parameters/bulkCustomFields';
import { email } from '../../parameters/email';
import { subscribeDetails, subscribeForms, subscribeTags } from '../../parameters/subscribeFields';

const properties: INodeProperties[] = [
	email,
	subscribeForms,
	subscribeTags,
	subscribeDetails,
	bulkCustomFields,
];

export const bulkSubscribe = updateDisplayOptions(
	{ show: { resource: ['subscriber'], operation: ['bulkSubscribe'] } },
	properties,
);
