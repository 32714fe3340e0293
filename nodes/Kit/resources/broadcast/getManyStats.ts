import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { returnAllOrLimit } from '../../../shared/returnAllOrLimit';
import { simplify } from '../../../shared/simplify';
import { broadcastFilters } from '../../parameters/broadcastFilters';

const properties: INodeProperties[] = [...returnAllOrLimit, simplify, broadcastFilters];

export const getManyStats = updateDisplayOptions(
	{ show: { resource: ['broadcast'], operation: ['getManyStats'] } },
	properties,
);
