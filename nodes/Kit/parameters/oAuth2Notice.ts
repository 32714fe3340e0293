import type { INodeProperties } from 'n8n-workflow';

/** Shows that operations require OAuth2 while an API key is selected. */
export function oAuth2Notice(resource: string, operation: string[]): INodeProperties {
	return {
		displayName:
			'Kit supports this operation only with OAuth2. Choose a Kit OAuth2 API credential.',
		name: 'oAuth2Notice',
		type: 'notice',
		displayOptions: { show: { authentication: ['apiKey'], resource: [resource], operation } },
		default: '',
	};
}
