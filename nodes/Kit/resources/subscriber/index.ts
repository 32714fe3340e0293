import type { INodeProperties } from 'n8n-workflow';

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
					'Create or update subscribers with custom fields, all items in one request per 100 (OAuth2 only)',
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
					'Save custom fields of subscribers, the values of all items in one request per 100 (OAuth2 only)',
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
					'Create or update subscribers with custom fields and add them to forms and tags, all items together in as few requests as possible (OAuth2 only). Somebody who unsubscribed stays unsubscribed.',
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
					'Retrieve a list of subscribers by what they were sent, opened and clicked, their tags, state, custom fields, location and origin',
				routing: {
					request: { method: 'POST', url: '/subscribers/filter' },
					operations: pages('subscribers'),
				},
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get subscriber',
				description: 'Retrieve a subscriber with custom fields and location',
				routing: {
					request: { method: 'GET', url: '/subscribers/{subscriber}' },
					output: unwrap('subscriber'),
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many subscribers',
				description: 'Retrieve a list of subscribers, by default the active ones',
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
					'Retrieve how many emails a subscriber was sent, opened and clicked. The rates are fractions: 0.25 stands for 25%.',
				routing: {
					request: { method: 'GET', url: '/subscribers/{subscriber}/stats' },
					output: unwrap('subscriber'),
				},
			},
			{
				name: 'Get Tags',
				value: 'getTags',
				action: 'Get tags of subscriber',
				description: 'Retrieve a list of the tags that a subscriber has',
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
					'Remove the location that was set for a subscriber. Kit may then work one out again.',
				routing: {
					request: { method: 'DELETE', url: '/subscribers/{subscriber}/location' },
					output: confirm({ removed: true }),
				},
			},
			{
				name: 'Replace Location',
				value: 'replaceLocation',
				action: 'Replace location of subscriber',
				description: 'Replace the location that was set for a subscriber with another one',
				routing: {
					request: { method: 'PATCH', url: '/subscribers/{subscriber}/location' },
					output: unwrap('subscriber'),
				},
			},
			{
				name: 'Set Location',
				value: 'setLocation',
				action: 'Set location of subscriber',
				description: 'Set the location of a subscriber, in place of one that was set before',
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
					'Create or update a subscriber with custom fields and add them to forms, tags and sequences, in one step that says what was new and what was there already. Somebody who unsubscribed stays unsubscribed.',
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
					'Unsubscribe a subscriber. Create or Update does not make them active again afterwards.',
				routing: {
					request: { method: 'POST', url: '/subscribers/{subscriber}/unsubscribe' },
					output: confirm({ unsubscribed: true }),
				},
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update subscriber',
				description: 'Update the email address, first name and custom fields of a subscriber',
				routing: {
					request: { method: 'PUT', url: '/subscribers/{subscriber}' },
					output: unwrap('subscriber'),
				},
			},
		],
		default: 'upsert',
	},
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
