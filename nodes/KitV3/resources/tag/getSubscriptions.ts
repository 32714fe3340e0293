import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';
import { subscriptionFilters } from '../../parameters/subscriptionFilters';
import { existingTag } from '../../parameters/tag';

const properties: INodeProperties[] = [existingTag, ...returnAllOrLimit, ...subscriptionFilters];

export const getSubscriptions = updateDisplayOptions(
	{ show: { resource: ['tag'], operation: ['getSubscriptions'] } },
	properties,
);
