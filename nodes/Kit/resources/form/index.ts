import type { INodeProperties } from 'n8n-workflow';

import { unwrap } from '../../../shared/run/output';
import { keepAnswer } from '../../routing/bulk/run';
import { addSubscribers } from '../../routing/bulk/operations';
import { pages } from '../../send';
import { addSubscriber } from './addSubscriber';
import { bulkAddSubscribers } from './bulkAddSubscribers';
import { getAll } from './getAll';
import { getSubscribers } from './getSubscribers';

export const form: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['form'] } },
		options: [
			{
				name: 'Add Subscriber',
				value: 'addSubscriber',
				action: 'Add subscriber to form',
				description:
					'Add a subscriber who exists already to a form, which does nothing when they are on it. A form with double opt-in sends an inactive subscriber the confirmation email, unless it has no format (format is null in Get Many): such a form never sends one.',
				routing: {
					request: { method: 'POST', url: '/forms/{form}/subscribers/{subscriber}' },
					output: unwrap('subscriber'),
				},
			},
			{
				name: 'Bulk Add Subscribers',
				value: 'bulkAddSubscribers',
				action: 'Bulk add subscribers to forms',
				description:
					'Add subscribers who exist already to forms, all items in one request per 100, also with different forms (OAuth2 only). A form with double opt-in sends them its confirmation email, unless they are on it or the form has no format.',
				routing: {
					request: { method: 'POST', url: '/bulk/forms/subscribers' },
					operations: { pagination: addSubscribers },
					output: keepAnswer,
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many forms',
				description: 'Retrieve a list of forms and landing pages',
				routing: { request: { method: 'GET', url: '/forms' }, operations: pages('forms') },
			},
			{
				name: 'Get Subscribers',
				value: 'getSubscribers',
				action: 'Get subscribers of form',
				description: 'Retrieve a list of the subscribers who were added to a form',
				routing: {
					request: { method: 'GET', url: '/forms/{form}/subscribers' },
					operations: pages('subscribers'),
				},
			},
		],
		default: 'addSubscriber',
	},
	...addSubscriber,
	...bulkAddSubscribers,
	...getAll,
	...getSubscribers,
];
