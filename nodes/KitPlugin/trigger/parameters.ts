import type { INodeProperties } from 'n8n-workflow';

import { settingsFields } from '../settings/fields';

/**
 * Kit does not document how long it waits (docs/kit-api.md#content-blocks), so this is how long
 * creators can be expected to wait.
 */
export const TIME_LIMIT_S = 20;

export const parameters: INodeProperties[] = [
	{
		displayName:
			'Open the URL that ends in /setup, under Webhook URLs above, to see what to enter in Kit. It works once you publish or activate the workflow.',
		name: 'setupNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Plugin Type',
		name: 'pluginType',
		type: 'options',
		options: [
			{
				name: 'Content Block',
				value: 'contentBlock',
				description: 'An element in the email editor, with HTML from the workflow',
			},
			{
				name: 'Media Source',
				value: 'mediaSource',
				description: 'Images in the media gallery, found by the workflow',
			},
		],
		default: 'contentBlock',
		description: 'What the plugin adds to Kit',
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Product',
		description: 'The name of the plugin on the pages that the trigger shows. Use its name in Kit.',
	},
	{
		displayName: 'Authorization',
		name: 'authorization',
		type: 'options',
		options: [
			{
				name: 'None',
				value: 'none',
				description: 'Anyone who knows the URL can call the workflow',
			},
			{
				name: 'Access Codes',
				value: 'accessCodes',
				description: 'OAuth, for people with an access code in the credential',
			},
			{
				name: 'Decided by the Workflow',
				value: 'workflow',
				description: 'OAuth, for people whose access code the workflow accepts',
			},
		],
		default: 'none',
		description: 'Who may use the plugin once the app is installed in their Kit account',
	},
	{
		displayName:
			'The access code that someone enters goes to the Sign In output and is saved in the execution data. Make the last node return an item with account, or with error to reject the sign-in.',
		name: 'signInNotice',
		type: 'notice',
		displayOptions: { show: { authorization: ['workflow'] } },
		default: '',
	},
	{
		displayName: 'Define Settings',
		name: 'defineSettings',
		type: 'options',
		options: [
			{ name: 'Using Fields', value: 'fields' },
			{ name: 'Using JSON', value: 'json', description: 'As in Kit’s developer settings' },
		],
		default: 'fields',
		description: 'How to define what the creator can set in Kit’s editor',
	},
	settingsFields,
	{
		displayName: 'Settings JSON',
		name: 'settingsJson',
		type: 'json',
		displayOptions: { show: { defineSettings: ['json'] } },
		default:
			'[\n  {\n    "type": "text",\n    "name": "title",\n    "label": "Title",\n    "required": true\n  }\n]',
		description:
			'An array with one object for each setting, as <a href="https://developers.kit.com">Kit documents it</a>. Leave out request_url: the setup page fills it in.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Sign-In Text',
				name: 'signInText',
				type: 'string',
				typeOptions: { rows: 3 },
				displayOptions: { hide: { '/authorization': ['none'] } },
				default: '',
				description: 'The text above the field for the access code on the sign-in page',
			},
			{
				displayName: 'Styles',
				name: 'styles',
				type: 'boolean',
				displayOptions: { show: { '/pluginType': ['contentBlock'] } },
				default: false,
				description:
					'Whether to add the text styles of the email to the item as styles. Kit sends them with each request for a block.',
			},
			{
				displayName: 'Time Limit',
				name: 'timeLimit',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 300 },
				default: TIME_LIMIT_S,
				description:
					'The number of seconds after which Kit is told that the workflow took too long. The execution continues.',
			},
		],
	},
];
