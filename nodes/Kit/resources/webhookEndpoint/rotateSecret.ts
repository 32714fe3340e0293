import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { booleanIn } from '../../../shared/fields/boolean';
import { simplify } from '../../../shared/run/simplify';
import { webhookEndpoint } from '../../parameters/webhookEndpoint';

const properties: INodeProperties[] = [
	webhookEndpoint,
	simplify,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Rotate While Old Secret Is Valid',
				name: 'force',
				type: 'boolean',
				default: true,
				description:
					'Whether to rotate even if the previous secret is still valid, which revokes it immediately. Otherwise, Kit rejects the rotation.',
				routing: { send: booleanIn('body', 'force', 'Force') },
			},
		],
	},
];

export const rotateSecret = updateDisplayOptions(
	{ show: { resource: ['webhookEndpoint'], operation: ['rotateSecret'] } },
	properties,
);
