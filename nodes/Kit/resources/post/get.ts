import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { simplify } from '../../../shared/run/simplify';
import { post } from '../../parameters/post';

const properties: INodeProperties[] = [post, simplify];

export const get = updateDisplayOptions(
	{ show: { resource: ['post'], operation: ['get'] } },
	properties,
);
