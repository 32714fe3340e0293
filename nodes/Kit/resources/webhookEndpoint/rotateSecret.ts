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
					'Whether to rotate even while the previous secret still signs, which then ends at once. Without this Kit refuses it.',
				routing: { send: booleanIn('body', 'force', 'Force') },
			},
		],
	},
];

export const rotateSecret = updateDisplayOptions(
	{ show: { resource: ['webhookEndpoint'], operation: ['rotateSecret'] } },
	properties,
);
