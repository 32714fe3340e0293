import type { INodeProperties } from 'n8n-workflow';

import { oAuth2Notice } from '../../parameters/oAuth2Notice';
import { unwrap } from '../../../shared/run/output';
import { keepAnswer } from '../../routing/bulk/run';
import { addSubscribers } from '../../routing/bulk/operations';
import { pages } from '../../send';
import { addSubscriber } from './addSubscriber';
import { bulkAddSubscribers } from './bulkAddSubscribers';
import { getAll } from './getAll';
import { getSubscribers } from './getSubscribers';

/** The fields of a form that 'Simplify' keeps: all but its embed code, which workflows do not need. */
const FIELDS = [
	'id',
	'name',
	'type',
	'format',
	'archived',
	'created_at',
	'uid',
	'subscriber_count',
];

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
					'Add an existing subscriber to a form or landing page. Nothing changes if they are already on it. A form with double opt-in sends its confirmation email to inactive subscribers, unless it has no format (format is null in Get Many): such a form never sends one. To create the subscriber in the same step, use Subscriber > Subscribe.',
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
					'Add existing subscribers to forms in batches of 100 items, which can have different forms (OAuth2 only). A form with double opt-in sends its confirmation email to inactive subscribers, unless they are already on it or the form has no format.',
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
				description:
					'Retrieve a list of forms and landing pages with the ID and name of each, by default the active ones',
				routing: { request: { method: 'GET', url: '/forms' }, operations: pages('forms', FIELDS) },
			},
			{
				name: 'Get Subscribers',
				value: 'getSubscribers',
				action: 'Get subscribers of form',
				description:
					'Retrieve a list of the subscribers who were added to a form. Requires the form ID, which Get Many returns.',
				routing: {
					request: { method: 'GET', url: '/forms/{form}/subscribers' },
					operations: pages('subscribers'),
				},
			},
		],
		default: 'addSubscriber',
	},
	oAuth2Notice('form', ['bulkAddSubscribers']),
	...addSubscriber,
	...bulkAddSubscribers,
	...getAll,
	...getSubscribers,
];
