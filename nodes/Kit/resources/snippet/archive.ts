import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { simplify } from '../../../shared/run/simplify';
import { snippet } from '../../parameters/snippet';

const properties: INodeProperties[] = [snippet, simplify];

export const archive = updateDisplayOptions(
	{ show: { resource: ['snippet'], operation: ['archive'] } },
	properties,
);
