import type { INodeProperties } from 'n8n-workflow';

/**
 * Decides what a blank value does to the value in Kit; belongs to a collection of optional fields.
 */
export const blankValues: INodeProperties = {
	displayName: 'Blank Values',
	name: 'blankValues',
	type: 'options',
	options: [
		{
			name: 'Clear',
			value: 'clear',
			description: 'Clear the field in Kit if its value is blank or missing',
		},
		{
			name: 'Leave Unchanged',
			value: 'leaveUnchanged',
			description: 'Keep the value that the field has in Kit',
		},
	],
	default: 'leaveUnchanged',
	description:
		'What to do if the first name or a custom field is blank, such as an empty cell in a sheet. Defaults to Leave Unchanged.',
};
