import type { INodeProperties } from 'n8n-workflow';

import { confirm, whole } from '../../../shared/run/output';
import { eachRecord } from '../../routing/output';
import { pages } from '../../send';
import { create } from './create';
import { createMany } from './createMany';
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
				name: 'Create',
				value: 'create',
				action: 'Create custom field',
				description: 'Create a new custom field. Kit rejects labels that are already taken.',
				routing: { request: { method: 'POST', url: '/custom_fields' }, output: whole('id') },
			},
			{
				name: 'Create Many',
				value: 'createMany',
				action: 'Create many custom fields',
				description:
					'Create several custom fields in one request. Kit rejects labels that are already taken.',
				routing: { request: { method: 'POST', url: '/custom_fields' }, output: eachRecord },
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete custom field',
				description:
					'Delete a custom field permanently, together with its values on all subscribers. This cannot be undone.',
				routing: {
					request: { method: 'DELETE', url: '/custom_fields/{customField}' },
					output: confirm({ deleted: true }),
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many custom fields',
				description: 'Retrieve a list of custom fields with the ID, label and key of each',
				routing: {
					request: { method: 'GET', url: '/custom_fields' },
					operations: pages('custom_fields'),
				},
			},
			{
				name: 'Rename',
				value: 'update',
				action: 'Rename custom field',
				description: 'Change the label of a custom field. Its key and name stay the same.',
				routing: {
					request: { method: 'PUT', url: '/custom_fields/{customField}' },
					output: confirm({ renamed: true }),
				},
			},
		],
		default: 'getAll',
	},
	...create,
	...createMany,
	...deleteOne,
	...getAll,
	...update,
];
