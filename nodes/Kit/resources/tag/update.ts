import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { existingTag } from '../../parameters/tag';
import { tagName } from '../../parameters/tagName';

const properties: INodeProperties[] = [existingTag, tagName];

export const update = updateDisplayOptions(
	{ show: { resource: ['tag'], operation: ['update'] } },
	properties,
);
