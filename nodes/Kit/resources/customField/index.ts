import type { INodeProperties } from 'n8n-workflow';

import { confirm, unwrap } from '../../../shared/run/output';
import { keepAnswer } from '../../routing/bulk/run';
import { createCustomFields } from '../../routing/bulk/operations';
import { pages } from '../../send';
import { bulkCreate } from './bulkCreate';
import { create } from './create';
import { deleteOne } from './delete';
import { getAll } from './getAll';
import { update } from './update';

export const customField: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['customField'] } },
		options: [
			{
				name: 'Bulk Create',
				value: 'bulkCreate',
				action: 'Bulk create custom fields',
				description:
					'Create custom fields, all items in one request per 100 (OAuth2 only). Kit refuses a label that is taken.',
				routing: {
					request: { method: 'POST', url: '/bulk/custom_fields' },
					operations: { pagination: createCustomFields },
					output: keepAnswer,
				},
			},
			{
				name: 'Create',
				value: 'create',
				action: 'Create custom field',
				description:
					'Create a new custom field, or retrieve the custom field with that label if there is one',
				routing: {
					request: { method: 'POST', url: '/custom_fields' },
					output: unwrap('custom_field'),
				},
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete custom field',
				description:
					'Delete a custom field permanently, together with its values on all subscribers',
				routing: {
					request: { method: 'DELETE', url: '/custom_fields/{customField}' },
					output: confirm({ deleted: true }),
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many custom fields',
				description: 'Retrieve a list of custom fields',
				routing: {
					request: { method: 'GET', url: '/custom_fields' },
					operations: pages('custom_fields'),
				},
			},
			{
				name: 'Rename',
				value: 'update',
				action: 'Rename custom field',
				description:
					'Give a custom field another label. Its key changes too, so Liquid tags in emails that use the old key stop working. Values stay.',
				routing: {
					request: { method: 'PUT', url: '/custom_fields/{customField}' },
					output: unwrap('custom_field'),
				},
			},
		],
		default: 'getAll',
	},
	...bulkCreate,
	...create,
	...deleteOne,
	...getAll,
	...update,
];
