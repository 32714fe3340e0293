import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { simplify } from '../../../shared/run/simplify';
import { broadcast } from '../../../shared/parameters/broadcast';

const properties: INodeProperties[] = [broadcast, simplify];

export const getStats = updateDisplayOptions(
	{ show: { resource: ['broadcast'], operation: ['getStats'] } },
	properties,
);
