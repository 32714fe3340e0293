import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';
import { broadcast } from '../../../shared/parameters/broadcast';

const properties: INodeProperties[] = [broadcast, ...returnAllOrLimit];

export const getClicks = updateDisplayOptions(
	{ show: { resource: ['broadcast'], operation: ['getClicks'] } },
	properties,
);
