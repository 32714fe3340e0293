import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';
import { simplify } from '../../../shared/run/simplify';

const properties: INodeProperties[] = [...returnAllOrLimit, simplify];

export const getAll = updateDisplayOptions(
	{ show: { resource: ['purchase'], operation: ['getAll'] } },
	properties,
);
