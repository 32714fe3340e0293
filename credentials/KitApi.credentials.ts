import type {
	IAuthenticateGeneric,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

export class KitApi implements ICredentialType {
	name = 'kitApi';

	displayName = 'Kit API';

	icon: Icon = { light: 'file:../icons/kit.svg', dark: 'file:../icons/kit.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-kit/n8n-nodes-kit#kit-api-api-key';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. kit_…',
			description:
				'A V4 API key from Kit: open Settings > Developer and add a key under V4 Keys. V3 keys and secrets do not work here.',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'X-Kit-Api-Key': '={{ $credentials.apiKey.trim() }}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: 'https://api.kit.com/v4',
			url: '/account',
			disableFollowRedirect: true,
			// n8n 1 forgets the status of a failed request, and its rules see only what counts as an answer.
			ignoreHttpStatusErrors: true,
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'errors[0]',
					value: 'The access token is invalid',
					message:
						'Kit does not accept this key. A V4 key starts with “kit_”; V3 keys and secrets do not work here. Create a V4 key in Kit under Settings > Developer. If the key is correct, the account’s plan may not include API access.',
				},
			},
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'account',
					value: undefined,
					message:
						'The key could not be checked, because Kit did not return its account. Try again in a minute, and check that this n8n can reach https://api.kit.com.',
				},
			},
		],
	};
}
