import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { triggerPanel } from '../shared/trigger/triggerPanel';
import { getCustomFields } from './listSearch/getCustomFields';
import { getForms } from './listSearch/getForms';
import { getSequences } from './listSearch/getSequences';
import { getTags } from './listSearch/getTags';
import { deregister, isRegistered, register } from './trigger/lifecycle';
import { parameters } from './trigger/parameters';
import { receive } from './trigger/receive';
import { triggerOn } from './trigger/triggerOn';

export class KitTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Kit Trigger',
		name: 'kitTrigger',
		icon: { light: 'file:../../icons/kit.svg', dark: 'file:../../icons/kit.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter.events.join(", ") }}',
		description:
			'Manage subscribers, tags, forms and emails in Kit (formerly ConvertKit), or start a workflow when something happens there',
		eventTriggerDescription: 'Waiting for an event in Kit, such as a tag added to a subscriber',
		activationMessage:
			"Kit now triggers this workflow for each event chosen in 'Trigger On', such as a new subscriber or tag.",
		triggerPanel,
		defaults: { name: 'Kit Trigger' },
		inputs: [],
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
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// n8n's default stands for another mode: n8n would send it as the response, and never read
				// the trigger's own (see `give`).
				responseData: '',
				path: 'webhook',
			},
		],
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
			triggerOn,
			...parameters,
		],
	};

	methods = { listSearch: { getCustomFields, getForms, getSequences, getTags } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await register(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await deregister(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return receive(this);
	}
}
