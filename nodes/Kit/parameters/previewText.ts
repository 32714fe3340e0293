import type { INodeProperties } from 'n8n-workflow';

import { clearableTextInBody } from '../../shared/fields/text';
import { liquidText } from '../routing/liquid';

export const previewText: INodeProperties = {
	displayName: 'Preview Text',
	name: 'previewText',
	type: 'string',
	default: '',
	placeholder: 'e.g. Three recipes for the weekend',
	description: 'The text that inboxes show after the subject line',
	routing: {
		send: liquidText(
			clearableTextInBody('preview_text', 'Preview Text', 'previewText'),
			'previewText',
			'Preview Text',
		),
	},
};
