import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { getCustomFields } from './listSearch/getCustomFields';
import { getForms } from './listSearch/getForms';
import { getTags } from './listSearch/getTags';
import { getFormNames } from './loadOptions/getFormNames';
import { getTagNames } from './loadOptions/getTagNames';
import { parameters } from './polling/parameters';
import { poll } from './polling/poll';
import { triggerOn } from './polling/triggerOn';

export class KitPollingTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Kit Polling Trigger',
		name: 'kitPollingTrigger',
		icon: { light: 'file:../../icons/kit.svg', dark: 'file:../../icons/kit.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter.events.join(", ") }}',
		description:
			'Polls Kit (formerly ConvertKit) for new events. Use it when Kit cannot reach n8n from the internet, or to trigger on a filter.',
		eventTriggerDescription: '',
		activationMessage: 'n8n now polls Kit for these events at the interval you set.',
		defaults: { name: 'Kit Polling Trigger' },
		polling: true,
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

	methods = {
		listSearch: { getCustomFields, getForms, getTags },
		loadOptions: { getFormNames, getTagNames },
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
