import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

export class KitOAuth2Api implements ICredentialType {
	name = 'kitOAuth2Api';

	displayName = 'Kit OAuth2 API';

	extends = ['oAuth2Api'];

	icon: Icon = { light: 'file:../icons/kit.svg', dark: 'file:../icons/kit.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-kit/n8n-nodes-kit#kit-oauth2-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'options',
			options: [
				{
					name: 'Authorization Code',
					value: 'authorizationCode',
					description:
						'For a Kit app with “Secure application” turned on, which has a client secret',
				},
				{
					name: 'PKCE',
					value: 'pkce',
					description:
						'For a Kit app with “Secure application” turned off, which has no client secret',
				},
			],
			default: 'authorizationCode',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: 'https://api.kit.com/v4/oauth/authorize',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: 'https://api.kit.com/v4/oauth/token',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			description:
				'From your app in Kit: Settings > Developer. Add the redirect URL shown above to the app’s redirect URIs.',
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			displayOptions: { show: { grantType: ['authorizationCode'] } },
			default: '',
			required: true,
		},
		// The names of scopes are contradictory (docs/kit-api.md#oauth); without one Kit grants its default.
		{ displayName: 'Scope', name: 'scope', type: 'hidden', default: '' },
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		{ displayName: 'Authentication', name: 'authentication', type: 'hidden', default: 'body' },
	];
}
