import type { INodeProperties } from 'n8n-workflow';

import { oAuth2Notice } from '../../parameters/oAuth2Notice';
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
					'Create custom fields in batches of 100 items (OAuth2 only). Kit rejects labels that are already taken; Create retrieves the existing field instead.',
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
					'Create a new custom field, or retrieve the existing custom field with that label. It holds text for each subscriber and is empty at first; use Subscriber > Update to set values.',
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
				description:
					'Change the label of a custom field. Its key changes too, so Liquid tags in emails that use the old key stop working. Values are kept.',
				routing: {
					request: { method: 'PUT', url: '/custom_fields/{customField}' },
					output: unwrap('custom_field'),
				},
			},
		],
		default: 'getAll',
	},
	oAuth2Notice('customField', ['bulkCreate']),
	...bulkCreate,
	...create,
	...deleteOne,
	...getAll,
	...update,
];
