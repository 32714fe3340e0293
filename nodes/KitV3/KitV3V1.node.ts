import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { toolDescriptions } from '../shared/parameters/toolDescriptions';
import { nameParametersOf } from '../shared/transport/labels';
import { api } from './api';
import { getBroadcasts } from './listSearch/getBroadcasts';
import { getCustomFields } from './listSearch/getCustomFields';
import { getForms } from './listSearch/getForms';
import { getSequences } from './listSearch/getSequences';
import { getTags } from './listSearch/getTags';
import { getTagNames } from './loadOptions/getTagNames';
import { getCustomFields as mapCustomFields } from './resourceMapping/getCustomFields';
import { account } from './resources/account';
import { broadcast } from './resources/broadcast';
import { customField } from './resources/customField';
import { form } from './resources/form';
import { purchase } from './resources/purchase';
import { sequence } from './resources/sequence';
import { subscriber } from './resources/subscriber';
import { tag } from './resources/tag';
import { webhook } from './resources/webhook';
import { runDeclared } from '../shared/run/run';
import { send } from './send';

const operations = [
	...account,
	...broadcast,
	...customField,
	...form,
	...purchase,
	...sequence,
	...subscriber,
	...tag,
	...webhook,
];

/**
 * Version 1 of the Kit V3 node. n8n's linter would take a V3 at the end of the file name for the
 * node's version.
 */
export class KitV3V1 implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Kit V3',
		name: 'kitV3',
		icon: { light: 'file:../../icons/kitV3.svg', dark: 'file:../../icons/kitV3.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter.operation + ": " + $parameter.resource }}',
		description:
			'For Kit (formerly ConvertKit) accounts that still use an API V3 key. For new workflows, use the Kit node.',
		defaults: { name: 'Kit V3' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'kitV3Api', required: true }],
		requestDefaults: {
			baseURL: 'https://api.convertkit.com/v3',
			headers: { Accept: 'application/json' },
			// The credential would be sent to the redirect's target.
			disableFollowRedirect: true,
		},
		requestOperations: { pagination: send },
		properties: [
			...toolDescriptions(operations),
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Account', value: 'account' },
					{ name: 'Broadcast', value: 'broadcast' },
					{ name: 'Custom Field', value: 'customField' },
					{ name: 'Form', value: 'form' },
					{ name: 'Purchase', value: 'purchase' },
					{ name: 'Sequence', value: 'sequence' },
					{ name: 'Subscriber', value: 'subscriber' },
					{ name: 'Tag', value: 'tag' },
					{ name: 'Webhook', value: 'webhook' },
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
		listSearch: { getBroadcasts, getCustomFields, getForms, getSequences, getTags },
		loadOptions: { getTagNames },
		resourceMapping: { getCustomFields: mapCustomFields },
	};

	constructor() {
		nameParametersOf(api, this.description.properties);
	}
}
