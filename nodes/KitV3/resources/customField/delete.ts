import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { customField } from '../../../shared/parameters/customField';

const properties: INodeProperties[] = [customField];

export const deleteOne = updateDisplayOptions(
	{ show: { resource: ['customField'], operation: ['delete'] } },
	properties,
);
