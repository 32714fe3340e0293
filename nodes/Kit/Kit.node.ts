import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { toolDescriptions } from '../shared/parameters/toolDescriptions';
import { nameParametersOf } from '../shared/transport/labels';
import { api } from './api';
import { bulkHints } from './bulkSiblings';
import { getBroadcasts } from './listSearch/getBroadcasts';
import { getCustomFields } from './listSearch/getCustomFields';
import { getEmailTemplates } from './listSearch/getEmailTemplates';
import { getForms } from './listSearch/getForms';
import { getPosts } from './listSearch/getPosts';
import { getSequenceEmails } from './listSearch/getSequenceEmails';
import { getSequences } from './listSearch/getSequences';
import { getSnippets } from './listSearch/getSnippets';
import { getTags } from './listSearch/getTags';
import { getWebhookEndpoints } from './listSearch/getWebhookEndpoints';
import { getWebhooks } from './listSearch/getWebhooks';
import { getFormNames } from './loadOptions/getFormNames';
import { getSegmentNames } from './loadOptions/getSegmentNames';
import { getSequenceNames } from './loadOptions/getSequenceNames';
import { getTagNames } from './loadOptions/getTagNames';
import { getCustomFields as mapCustomFields } from './resourceMapping/getCustomFields';
import { account } from './resources/account';
import { broadcast } from './resources/broadcast';
import { customApiCall } from './resources/customApiCall';
import { customField } from './resources/customField';
import { emailTemplate } from './resources/emailTemplate';
import { form } from './resources/form';
import { post } from './resources/post';
import { purchase } from './resources/purchase';
import { segment } from './resources/segment';
import { sequence } from './resources/sequence';
import { sequenceEmail } from './resources/sequenceEmail';
import { snippet } from './resources/snippet';
import { subscriber } from './resources/subscriber';
import { tag } from './resources/tag';
import { webhook } from './resources/webhook';
import { webhookEndpoint } from './resources/webhookEndpoint';
import { runDeclared } from '../shared/run/run';
import { send } from './send';

const operations = [
	...account,
	...broadcast,
	...customApiCall,
	...customField,
	...emailTemplate,
	...form,
	...post,
	...purchase,
	...segment,
	...sequence,
	...sequenceEmail,
	...snippet,
	...subscriber,
	...tag,
	...webhook,
	...webhookEndpoint,
];

export class Kit implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Kit',
		name: 'kit',
		icon: { light: 'file:../../icons/kit.svg', dark: 'file:../../icons/kit.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter.operation + ": " + $parameter.resource }}',
		description:
			'Manage subscribers, tags, forms and emails in Kit (formerly ConvertKit), or start a workflow when something happens there',
		defaults: { name: 'Kit' },
		usableAsTool: true,
		hints: bulkHints,
		// The secrets of webhook endpoints.
		sensitiveOutputFields: ['secret'],
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
			// The credential would be sent to the redirect's target.
			disableFollowRedirect: true,
		},
		requestOperations: { pagination: send },
		properties: [
			...toolDescriptions(operations, {
				upsert:
					'Sends no email. Anyone who has unsubscribed stays unsubscribed. To also add the subscriber to tags, forms or sequences, use Subscribe.',
			}),
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
				options: [
					{ name: 'Account', value: 'account' },
					{ name: 'API Call', value: 'customApiCall' },
					{ name: 'Broadcast', value: 'broadcast' },
					{ name: 'Custom Field', value: 'customField' },
					{ name: 'Email Template', value: 'emailTemplate' },
					{ name: 'Form', value: 'form' },
					{ name: 'Post', value: 'post' },
					{ name: 'Purchase', value: 'purchase' },
					{ name: 'Segment', value: 'segment' },
					{ name: 'Sequence', value: 'sequence' },
					{ name: 'Sequence Email', value: 'sequenceEmail' },
					{ name: 'Snippet', value: 'snippet' },
					{ name: 'Subscriber', value: 'subscriber' },
					{ name: 'Tag', value: 'tag' },
					{ name: 'Webhook (Legacy)', value: 'webhook' },
					{ name: 'Webhook Endpoint', value: 'webhookEndpoint' },
				],
				default: 'subscriber',
				// n8n calls it pagination, but it passes every request of every operation to `send`.
				routing: { send: { paginate: true } },
			},
			...operations,
		],
	};

	customOperations = runDeclared(this.description, api);

	methods = {
		listSearch: {
			getBroadcasts,
			getCustomFields,
			getEmailTemplates,
			getForms,
			getPosts,
			getSequenceEmails,
			getSequences,
			getSnippets,
			getTags,
			getWebhookEndpoints,
			getWebhooks,
		},
		loadOptions: { getFormNames, getSegmentNames, getSequenceNames, getTagNames },
		resourceMapping: { getCustomFields: mapCustomFields },
	};

	constructor() {
		nameParametersOf(api, this.description.properties);
	}
}
