import type { INodeProperties } from 'n8n-workflow';

import { nameInBody } from '../../shared/fields/text';

export const customFieldLabel: INodeProperties = {
	displayName: 'Label',
	name: 'label',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Last name',
	description: 'The label of the custom field in Kit. Must be unique in the account.',
	routing: { send: nameInBody('label', 'Label') },
};
