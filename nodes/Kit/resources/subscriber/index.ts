import type { INodeProperties } from 'n8n-workflow';

import { oAuth2Notice } from '../../parameters/oAuth2Notice';
import { confirm, unwrap } from '../../../shared/run/output';
import { keepAnswer } from '../../routing/bulk/run';
import { createSubscribers, setCustomFields } from '../../routing/bulk/operations';
import { subscribeAll } from '../../routing/bulk/subscribe';
import { pages } from '../../send';
import { checkTargets, keepStatus, sendSubscribe } from '../../routing/subscribe';
import { bulkCreate } from './bulkCreate';
import { bulkSetCustomFields } from './bulkSetCustomFields';
import { bulkSubscribe } from './bulkSubscribe';
import { filter } from './filter';
import { get } from './get';
import { getAll } from './getAll';
import { getStats } from './getStats';
import { getTags } from './getTags';
import { removeLocation } from './removeLocation';
import { replaceLocation } from './replaceLocation';
import { setLocation } from './setLocation';
import { subscribe } from './subscribe';
import { unsubscribe } from './unsubscribe';
import { update } from './update';
import { upsert } from './upsert';

export const subscriber: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['subscriber'] } },
		options: [
			{
				name: 'Bulk Create',
				value: 'bulkCreate',
				action: 'Bulk create subscribers',
				description:
					'Create subscribers with custom fields, or update existing ones with the same email address, in batches of 100 items (OAuth2 only). Sends no email. Anyone who has unsubscribed stays unsubscribed.',
				routing: {
					request: { method: 'POST', url: '/bulk/subscribers' },
					operations: { pagination: createSubscribers },
					output: keepAnswer,
				},
			},
			{
				name: 'Bulk Set Custom Fields',
				value: 'bulkSetCustomFields',
				action: 'Bulk set custom fields of subscribers',
				description:
					'Save custom fields of existing subscribers in batches of 100 values across all items (OAuth2 only). Creates neither subscribers nor custom fields.',
				routing: {
					request: { method: 'POST', url: '/bulk/custom_fields/subscribers' },
					operations: { pagination: setCustomFields },
					output: keepAnswer,
				},
			},
			{
				name: 'Bulk Subscribe',
				value: 'bulkSubscribe',
				action: 'Bulk subscribe people',
				description:
					'Create or update subscribers with custom fields and add them to forms and tags, all items in as few requests as possible (OAuth2 only). Tags specified by name are created if they do not exist. Anyone who has unsubscribed stays unsubscribed. Forms with double opt-in send their confirmation email.',
				routing: {
					request: { method: 'POST', url: '/bulk/subscribers' },
					send: { preSend: [checkTargets] },
					operations: { pagination: subscribeAll },
					output: keepAnswer,
				},
			},
			{
				name: 'Create or Update',
				value: 'upsert',
				action: 'Create or update subscriber',
				description: 'Create a new record, or update the current one if it already exists (upsert)',
				routing: {
					request: { method: 'POST', url: '/subscribers' },
					output: unwrap('subscriber'),
				},
			},
			{
				name: 'Filter',
				value: 'filter',
				action: 'Filter subscribers',
				description:
					'Retrieve a list of subscribers by the emails they were sent, opened and clicked, and by tags, state, custom fields, location and origin. For all subscribers or a single email address, use Get Many or Get.',
				routing: {
					request: { method: 'POST', url: '/subscribers/filter' },
					operations: pages('subscribers'),
				},
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get subscriber',
				description:
					'Retrieve a subscriber by email address or ID, in any state, with custom fields and location. Fails if no subscriber has that address.',
				routing: {
					request: { method: 'GET', url: '/subscribers/{subscriber}' },
					output: unwrap('subscriber'),
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many subscribers',
				description:
					"Retrieve a list of subscribers, by default the active ones. Set the filter 'Status' to All to include those who unsubscribed or have not confirmed.",
				routing: {
					request: { method: 'GET', url: '/subscribers' },
					operations: pages('subscribers'),
				},
			},
			{
				name: 'Get Stats',
				value: 'getStats',
				action: 'Get stats of subscriber',
				description:
					'Retrieve how many emails a subscriber was sent, opened and clicked. Rates are fractions: 0.25 means 25%.',
				routing: {
					request: { method: 'GET', url: '/subscribers/{subscriber}/stats' },
					output: unwrap('subscriber'),
				},
			},
			{
				name: 'Get Tags',
				value: 'getTags',
				action: 'Get tags of subscriber',
				description:
					'Retrieve a list of the tags that a subscriber has, with the ID and name of each',
				routing: {
					request: { method: 'GET', url: '/subscribers/{subscriber}/tags' },
					operations: pages('tags'),
				},
			},
			{
				name: 'Remove Location',
				value: 'removeLocation',
				action: 'Remove location of subscriber',
				description:
					'Remove the location that was set for a subscriber. Kit may then infer one again.',
				routing: {
					request: { method: 'DELETE', url: '/subscribers/{subscriber}/location' },
					output: confirm({ removed: true }),
				},
			},
			{
				name: 'Replace Location',
				value: 'replaceLocation',
				action: 'Replace location of subscriber',
				description: 'Replace the location that was set for a subscriber',
				routing: {
					request: { method: 'PATCH', url: '/subscribers/{subscriber}/location' },
					output: unwrap('subscriber'),
				},
			},
			{
				name: 'Set Location',
				value: 'setLocation',
				action: 'Set location of subscriber',
				description: 'Set the location of a subscriber, overwriting any that was set before',
				routing: {
					request: { method: 'POST', url: '/subscribers/{subscriber}/location' },
					output: unwrap('subscriber'),
				},
			},
			{
				name: 'Subscribe',
				value: 'subscribe',
				action: 'Subscribe someone',
				description:
					'Create or update a subscriber with custom fields and add them to forms, tags and sequences in one step. Tags specified by name are created if they do not exist. Sends no email by itself, but a sequence starts sending its emails and a form with double opt-in sends its confirmation email. Anyone who has unsubscribed stays unsubscribed. The output shows what is new and what already existed.',
				routing: {
					request: { method: 'POST', url: '/subscribers' },
					send: { preSend: [checkTargets] },
					operations: { pagination: sendSubscribe },
					output: keepStatus,
				},
			},
			{
				name: 'Unsubscribe',
				value: 'unsubscribe',
				action: 'Unsubscribe subscriber',
				description:
					'Unsubscribe a subscriber from all emails of the account. Kit cannot resubscribe them: they have to do that themselves.',
				routing: {
					request: { method: 'POST', url: '/subscribers/{subscriber}/unsubscribe' },
					output: confirm({ unsubscribed: true }),
				},
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update subscriber',
				description:
					'Update the email address, first name and custom fields of an existing subscriber. Fields you do not add stay unchanged. To also create subscribers that do not exist, use Create or Update.',
				routing: {
					request: { method: 'PUT', url: '/subscribers/{subscriber}' },
					output: unwrap('subscriber'),
				},
			},
		],
		default: 'upsert',
	},
	oAuth2Notice('subscriber', ['bulkCreate', 'bulkSetCustomFields', 'bulkSubscribe']),
	...bulkCreate,
	...bulkSetCustomFields,
	...bulkSubscribe,
	...filter,
	...get,
	...getAll,
	...getStats,
	...getTags,
	...removeLocation,
	...replaceLocation,
	...setLocation,
	...subscribe,
	...unsubscribe,
	...update,
	...upsert,
];
