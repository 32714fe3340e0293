import type { INodeProperties } from 'n8n-workflow';

/** What a blank cell does to what a subscriber has, as one of the optional fields. */
export const blankValues: INodeProperties = {
	displayName: 'Blank Values',
	name: 'blankValues',
	type: 'options',
	options: [
		{
			name: 'Clear',
			value: 'clear',
			description: 'Empty the field in Kit when its value is blank or missing',
		},
		{
			name: 'Leave Unchanged',
			value: 'leaveUnchanged',
			description: 'Keep what the field has in Kit',
		},
	],
	default: 'leaveUnchanged',
	description:
		'What to do with the first name and custom fields whose value is blank, such as an empty cell of a sheet. Without this option they are left unchanged.',
};
