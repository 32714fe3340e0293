import type { INodeProperties } from 'n8n-workflow';

import { confirm, unwrap } from '../../../shared/run/output';
import { checkDelay } from '../../routing/sequenceEmail';
import { pages } from '../../send';
import { create } from './create';
import { deleteOne } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

/** The fields that 'Simplify' keeps. */
const FIELDS = [
	'id',
	'sequence_id',
	'subject',
	'published',
	'position',
	'delay_value',
	'delay_unit',
	'content',
	'stats.open_rate',
	'stats.click_rate',
];

/** What 'Simplify' keeps after writing, when the content is known. */
const WRITTEN = FIELDS.filter((field) => field !== 'content');

export const sequenceEmail: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['sequenceEmail'] } },
		options: [
			{
				name: 'Create',
				value: 'create',
				action: 'Create sequence email',
				description:
					"Create a new email in a sequence, as a draft unless 'Published' is on. Without 'Position', it becomes the last one.",
				routing: {
					request: { method: 'POST', url: '/sequences/{sequence}/emails' },
					send: { preSend: [checkDelay] },
					output: unwrap('email', WRITTEN),
				},
			},
			{
				name: 'Delete',
				value: 'delete',
				action: 'Delete sequence email',
				description:
					'Delete an email of a sequence permanently. Subscribers waiting for it skip it. This cannot be undone.',
				routing: {
					request: { method: 'DELETE', url: '/sequences/{sequence}/emails/{sequenceEmail}' },
					output: confirm({ deleted: true }),
				},
			},
			{
				name: 'Get',
				value: 'get',
				action: 'Get sequence email',
				description:
					'Retrieve an email of a sequence by ID, with its content. Get Many returns the ID.',
				routing: {
					request: { method: 'GET', url: '/sequences/{sequence}/emails/{sequenceEmail}' },
					output: unwrap('email', FIELDS),
				},
			},
			{
				name: 'Get Many',
				value: 'getAll',
				action: 'Get many sequence emails',
				description:
					'Retrieve a list of the emails of a sequence, with the position and delay of each',
				routing: {
					request: { method: 'GET', url: '/sequences/{sequence}/emails' },
					operations: pages('emails', FIELDS),
				},
			},
			{
				name: 'Update',
				value: 'update',
				action: 'Update sequence email',
				description:
					'Update the text, delay and position of an email of a sequence, or publish it. Kit may send it immediately to subscribers waiting for it. Fields you do not add stay unchanged.',
				routing: {
					request: { method: 'PUT', url: '/sequences/{sequence}/emails/{sequenceEmail}' },
					send: { preSend: [checkDelay] },
					output: unwrap('email', WRITTEN),
				},
			},
		],
		default: 'getAll',
	},
	...create,
	...deleteOne,
	...get,
	...getAll,
	...update,
];
