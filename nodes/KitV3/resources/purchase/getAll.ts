import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { returnAllOrLimit } from '../../../shared/returnAllOrLimit';
import { simplify } from '../../../shared/simplify';

const properties: INodeProperties[] = [...returnAllOrLimit, simplify];

export const getAll = updateDisplayOptions(
	{ show: { resource: ['purchase'], operation: ['getAll'] } },
	properties,
);
