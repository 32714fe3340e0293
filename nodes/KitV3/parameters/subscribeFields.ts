import type { INodeProperties } from 'n8n-workflow';

import { tagIdsInBody } from '../routing/tags';
import { customFields } from './customFields';
import { firstName } from '../../shared/parameters/firstName';
import { blankValues } from '../../shared/parameters/blankValues';

/** What can be saved in the same request that adds a subscriber to a form, sequence or tag. */
export const subscribeFields: INodeProperties[] = [
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			blankValues,
			firstName,
			{
				displayName: 'Tag Names or IDs',
				name: 'tagIds',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getTagNames' },
				default: [],
				description:
					'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
				routing: { send: tagIdsInBody() },
			},
		],
	},
	customFields,
];
