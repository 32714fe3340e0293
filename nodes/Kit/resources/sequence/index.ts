import type { INodeProperties } from 'n8n-workflow';

import { confirm, unwrap } from '../../../shared/run/output';
import { pages } from '../../send';
import { addSubscriber } from './addSubscriber';
import { create } from './create';
import { deleteOne } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { getSubscribers } from './getSubscribers';
import { update } from './update';

/** The fields that 'Simplify' keeps. */
const FIELDS = [
	'id',
	'name',
	'active',
	'send_days',
	'send_hour',
	'time_zone',
	'email_count',
	'subscriber_count',
	'stats.open_rate',
	'stats.click_rate',
];

export const sequence: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['sequence'] } },
		options: [
			{
				name: 'Add Subscriber',
				value: 'addSubscriber',
				action: 'Add subscriber to sequence',
				description:
					'Add an existing subscriber to an active sequence, which then starts sending them its emails. Nothing changes if they are already in it. To create the subscriber in the same step, use Subscriber > Subscribe.',
				routing: {
					request: { method: 'POST', url: '/sequences/{sequence}/subscribers/{subscriber}' },
					output: unwrap('subscriber'),
				},
			},
			{
				name: 'Create',
				value: 'create',
				action: 'Create sequence',
				description: 'Create a new sequence without emails. Add them with Sequence Email > Create.',
				routing: {
					request: { method: 'POST', url: '/sequences' },
					output: unwrap('sequence', FIELDS),
				},
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete sequence',
				description:
					"Delete a sequence and its emails. To stop it without deleting it, use Update and turn 'Active' off.",
				routing: {
					request: { method: 'DELETE', url: '/sequences/{sequence}' },
					output: confirm({ deleted: true }),
				},
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get sequence',
				description: 'Retrieve a sequence by ID, with its schedule. Get Many returns the ID.',
				routing: {
					request: { method: 'GET', url: '/sequences/{sequence}' },
					output: unwrap('sequence', FIELDS),
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many sequences',
				description: 'Retrieve a list of sequences with the ID and name of each',
				routing: {
					request: { method: 'GET', url: '/sequences' },
					operations: pages('sequences', FIELDS),
				},
			},
			{
				name: 'Get Subscribers',
				value: 'getSubscribers',
				action: 'Get subscribers of sequence',
				description:
					'Retrieve a list of the subscribers who were added to a sequence. Requires the sequence ID, which Get Many returns.',
				routing: {
					request: { method: 'GET', url: '/sequences/{sequence}/subscribers' },
					operations: pages('subscribers'),
				},
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update sequence',
				description:
					'Update the name, schedule and settings of a sequence, or turn it on or off. Fields you do not add stay unchanged.',
				routing: {
					request: { method: 'PUT', url: '/sequences/{sequence}' },
					output: unwrap('sequence', FIELDS),
				},
			},
		],
		default: 'addSubscriber',
	},
	...addSubscriber,
	...create,
	...deleteOne,
	...get,
	...getAll,
	...getSubscribers,
	...update,
];
