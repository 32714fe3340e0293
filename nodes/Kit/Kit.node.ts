import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { getTags } from './listSearch/getTags';
import { tag } from './resources/tag';
import { send } from './send';

export class Kit implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Kit',
		name: 'kit',
		icon: { light: 'file:../../icons/kit.svg', dark: 'file:../../icons/kit.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter.operation + ": " + $parameter.resource }}',
		description: 'Work with subscribers, tags, forms and more in Kit (formerly ConvertKit)',
		defaults: { name: 'Kit' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'kitApi',
				required: true,
				displayOptions: { show: { authentication: ['apiKey'] } },
			},
			{
				name: 'kitOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
		],
		requestDefaults: {
			baseURL: 'https://api.kit.com/v4',
			headers: { Accept: 'application/json' },
		},
		requestOperations: { pagination: send },
		properties: [
			{
				displayName: 'Authentication',
				name: 'authentication',
				type: 'options',
				options: [
					{ name: 'API Key', value: 'apiKey' },
					{ name: 'OAuth2', value: 'oAuth2' },
				],
				default: 'apiKey',
			},
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [{ name: 'Tag', value: 'tag' }],
				default: 'tag',
				// n8n calls it pagination, but this hands every request of every operation to `send`, paging or not.
				routing: { send: { paginate: true } },
			},
			...tag,
		],
	};

	methods = {
		listSearch: { getTags },
	};
}
