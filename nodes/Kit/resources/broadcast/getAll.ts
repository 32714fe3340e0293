import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import { booleanIn } from '../../../shared/fields/boolean';
import { returnAllOrLimit } from '../../../shared/parameters/returnAllOrLimit';
import { simplify } from '../../../shared/run/simplify';
import { broadcastFilters } from '../../parameters/broadcastFilters';

const properties: INodeProperties[] = [
	...returnAllOrLimit,
	simplify,
	broadcastFilters,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Leave Out Content',
				name: 'slim',
				type: 'boolean',
				default: true,
				description:
					'Whether to leave out the content, public URL, sending email address, email template and recipients of every broadcast, which makes long lists faster',
				routing: { send: booleanIn('query', 'slim', 'Leave Out Content') },
			},
		],
	},
];

export const getAll = updateDisplayOptions(
	{ show: { resource: ['broadcast'], operation: ['getAll'] } },
	properties,
);
