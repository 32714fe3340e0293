import type { INodeProperties } from 'n8n-workflow';

import { textInBody } from '../../shared/fields/text';

export const customFieldLabel: INodeProperties = {
	displayName: 'Label',
	name: 'label',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Last name',
	description:
		'What the custom field is called in Kit. No other custom field of the account may have the same label.',
	routing: { send: textInBody('label', 'Label') },
};
