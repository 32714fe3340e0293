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

/** What 'Simplify' keeps of a sequence. */
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
					'Add a subscriber who exists already to an active sequence. Nothing changes when they are in it. Kit then starts to send them its emails. To create the subscriber in the same step, use Subscribe of Subscriber.',
				routing: {
					request: { method: 'POST', url: '/sequences/{sequence}/subscribers/{subscriber}' },
					output: unwrap('subscriber'),
				},
			},
			{
				name: 'Create',
				value: 'create',
				action: 'Create sequence',
				description:
					'Create a new sequence without emails. Add them with Create of Sequence Email.',
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
					"Delete a sequence with its emails. To only stop it, use Update and switch 'Active' off.",
				routing: {
					request: { method: 'DELETE', url: '/sequences/{sequence}' },
					output: confirm({ deleted: true }),
				},
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get sequence',
				description: 'Retrieve a sequence by ID, with its schedule. Get Many finds the ID.',
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
					'Retrieve a list of the subscribers who were added to a sequence. Needs the ID of the sequence, which Get Many finds.',
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
					'Update the name, schedule and settings of a sequence, or switch it on or off. Fields that are not added stay as they are.',
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
