import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

export class KitPluginApi implements ICredentialType {
	name = 'kitPluginApi';

	displayName = 'Kit Plugin API';

	icon: Icon = { light: 'file:../icons/kit.svg', dark: 'file:../icons/kit.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-kit/n8n-nodes-kit#kit-plugin-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. my-shop-plugin',
			description: 'Any text without spaces. Enter the same in the settings of the plugin in Kit.',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'At least 32 random characters, for instance from a password manager. Enter the same in the settings of the plugin in Kit. Changing it ends all access.',
		},
		{
			displayName: 'Accounts',
			name: 'accounts',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add account',
			default: {},
			description:
				'Who may use the plugin, when Authorization is set to Access Codes. Removing an account ends its access.',
			options: [
				{
					displayName: 'Account',
					name: 'account',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							placeholder: 'e.g. ana',
							description: 'What the workflow gets as account',
						},
						{
							displayName: 'Access Code',
							name: 'accessCode',
							type: 'string',
							typeOptions: { password: true },
							default: '',
							description:
								'What this person enters when they install the app in Kit: at least 8 characters that nobody guesses',
						},
					],
				},
			],
		},
	];
}
