import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { catchUp, registeredOf } from '../shared/trigger/state';
import { triggerPanel } from '../shared/trigger/triggerPanel';
import { receiveUnsigned } from '../shared/trigger/unsigned';
import { getForms } from './listSearch/getForms';
import { getSequences } from './listSearch/getSequences';
import { getTags } from './listSearch/getTags';
import { deregister, register } from './trigger/lifecycle';
import { parameters } from './trigger/parameters';

export class KitV3Trigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Kit V3 Trigger',
		name: 'kitV3Trigger',
		icon: { light: 'file:../../icons/kitV3.svg', dark: 'file:../../icons/kitV3.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter.events.join(", ") }}',
		description:
			'Starts the workflow when something happens in Kit (formerly ConvertKit), for accounts that only have an API V3 key',
		eventTriggerDescription: 'Waiting for an event in Kit, such as a tag added to a subscriber',
		activationMessage:
			"Kit now triggers this workflow for each event chosen in 'Trigger On', such as a new subscriber or tag.",
		triggerPanel,
		defaults: { name: 'Kit V3 Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'kitV3Api', required: true }],
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
		properties: [...parameters],
	};

	methods = { listSearch: { getForms, getSequences, getTags } };

	webhookMethods = {
		default: {
			/** API V3 cannot list webhooks, so they are always registered again. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
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
		catchUp(this);
		// API V3 cannot remove webhooks that it does not list; they get a 410 when they send something.
		return receiveUnsigned(this, registeredOf(this).webhooks, 410);
	}
}
