import type { INodeProperties } from 'n8n-workflow';

import { optionalTextInBody } from '../../shared/fields/text';

export const previewText: INodeProperties = {
	displayName: 'Preview Text',
	name: 'previewText',
	type: 'string',
	default: '',
	placeholder: 'e.g. Three recipes for the weekend',
	description: 'The text that inboxes show after the subject',
	routing: { send: optionalTextInBody('preview_text', 'Preview Text') },
};
