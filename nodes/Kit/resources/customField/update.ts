import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { customField } from '../../../shared/parameters/customField';
import { customFieldLabel } from '../../parameters/customFieldLabel';

const properties: INodeProperties[] = [customField, customFieldLabel];

export const update = updateDisplayOptions(
	{ show: { resource: ['customField'], operation: ['update'] } },
	properties,
);
