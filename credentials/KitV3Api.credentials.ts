import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IDataObject,
	INodeProperties,
} from 'n8n-workflow';

export class KitV3Api implements ICredentialType {
	name = 'kitV3Api';

	displayName = 'Kit V3 API';

	icon: Icon = { light: 'file:../icons/kit.svg', dark: 'file:../icons/kit.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-kit/n8n-nodes-kit#kit-v3-api';

	properties: INodeProperties[] = [
		{
			displayName: 'API Secret',
			name: 'apiSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'The V3 API secret from Kit: open Settings > Developer. It covers all operations. A V4 key, which starts with “kit_”, does not work here.',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'The V3 API key from Kit, used only if there is no API secret. With it, you can only list forms, sequences, tags and custom fields, create tags, add subscribers to forms, sequences and tags, and get the tags of a subscriber.',
		},
	];

	/**
	 * Kit expects it as a parameter. URLs end up in logs along the way, so it goes into the body wherever
	 * there is one.
	 */
	authenticate: IAuthenticate = async ({ apiSecret, apiKey }, request) => {
		const secret = textOf(apiSecret);
		const parameter: IDataObject =
			secret === '' ? { api_key: textOf(apiKey) } : { api_secret: secret };
		const { method = 'GET', qs, body = {} } = request;
		return method !== 'GET' && isPlainObject(body)
			? { ...request, body: { ...body, ...parameter } }
			: { ...request, qs: { ...qs, ...parameter } };
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: 'https://api.convertkit.com/v3',
			// The account is for the secret only.
			url: '={{ $credentials.apiSecret ? "/account" : "/forms" }}',
			disableFollowRedirect: true,
			// n8n 1 forgets the status of a failed request, and its rules see only what counts as an answer.
			ignoreHttpStatusErrors: true,
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'error',
					value: 'Authorization Failed',
					message:
						'Kit does not accept this secret or key. Enter the V3 API secret, or at least the V3 API key; both are in Kit under Settings > Developer. A V4 key, which starts with “kit_”, belongs in a Kit API credential.',
				},
			},
			// A rule can only compare. Any other error of V3 has a text, and what is no JSON is one.
			...['error.constructor.name', 'constructor.name'].map((key) => ({
				type: 'responseSuccessBody' as const,
				properties: {
					key,
					value: 'String',
					message:
						'The credential could not be checked, because Kit did not return the account’s data. Try again in a minute, and check that this n8n can reach https://api.convertkit.com.',
				},
			})),
		],
	};
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** The HTTP Request node can also send forms and files. */
function isPlainObject(value: unknown): value is IDataObject {
	return Object.getPrototypeOf(value ?? 0) === Object.prototype;
}
