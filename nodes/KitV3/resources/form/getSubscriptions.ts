import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';
import { form } from '../../parameters/form';
import { subscriptionFilters } from '../../parameters/subscriptionFilters';

const properties: INodeProperties[] = [form, ...returnAllOrLimit, ...subscriptionFilters];

export const getSubscriptions = updateDisplayOptions(
	{ show: { resource: ['form'], operation: ['getSubscriptions'] } },
	properties,
);
