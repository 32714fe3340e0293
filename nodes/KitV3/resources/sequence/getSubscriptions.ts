import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';
import { sequence } from '../../../shared/parameters/sequence';
import { subscriptionFilters } from '../../parameters/subscriptionFilters';

const properties: INodeProperties[] = [sequence, ...returnAllOrLimit, ...subscriptionFilters];

export const getSubscriptions = updateDisplayOptions(
	{ show: { resource: ['sequence'], operation: ['getSubscriptions'] } },
	properties,
);
