import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';
import { simplify } from '../../../shared/run/simplify';
import { broadcastFilters } from '../../parameters/broadcastFilters';

const properties: INodeProperties[] = [...returnAllOrLimit, simplify, broadcastFilters];

export const getManyStats = updateDisplayOptions(
	{ show: { resource: ['broadcast'], operation: ['getManyStats'] } },
	properties,
);
