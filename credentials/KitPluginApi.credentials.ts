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
			description:
				'Any text without spaces. Enter the same value in the settings of the plugin in Kit.',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'At least 32 random characters, for example from a password manager. Enter the same value in the settings of the plugin in Kit. Changing it revokes all access.',
		},
		{
			displayName: 'Accounts',
			name: 'accounts',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Account',
			default: {},
			description:
				"Who may use the plugin if 'Authorization' is set to Access Codes. Removing an account revokes its access.",
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
							description: 'The name that the workflow receives as account',
						},
						{
							displayName: 'Access Code',
							name: 'accessCode',
							type: 'string',
							typeOptions: { password: true },
							default: '',
							description:
								'The code that this person enters when installing the app in Kit. Use at least 8 characters that cannot be guessed.',
						},
					],
				},
			],
		},
	];
}
