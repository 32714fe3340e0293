import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHookFunctions,
	INodeCredentialTestResult,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { problemWithCredential } from './oauth/provider';
import { prepare } from './trigger/lifecycle';
import { outputs } from './trigger/outputs';
import { parameters } from './trigger/parameters';
import { receive } from './trigger/receive';
import { triggerPanel } from './trigger/triggerPanel';
import { webhooks } from './trigger/webhooks';

export class KitPluginTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Kit Plugin Trigger',
		name: 'kitPluginTrigger',
		icon: { light: 'file:../../icons/kit.svg', dark: 'file:../../icons/kit.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ ($parameter.pluginType === "mediaSource" ? "Media source" : "Content block") + ($parameter.name ? ": " + $parameter.name : "") }}',
		description:
			'Turns the workflow into a content block or media source in the email editor of Kit (formerly ConvertKit)',
		eventTriggerDescription: 'Waiting for a request to a test URL, such as one for the block',
		activationMessage:
			'This workflow now responds to Kit’s editor. To connect it, open the trigger and, under Webhook URLs, the production URL that ends in /setup: it shows what to enter in Kit.',
		triggerPanel,
		defaults: { name: 'Kit Plugin Trigger' },
		inputs: [],
		outputs,
		credentials: [
			{
				name: 'kitPluginApi',
				required: true,
				testedBy: 'kitPluginApiTest',
				displayOptions: { show: { authorization: ['accessCodes', 'workflow'] } },
			},
		],
		webhooks,
		properties: [...parameters],
	};

	methods = {
		credentialTest: {
			/** No request to Kit: the credential is for n8n's own side of the sign-in. */
			async kitPluginApiTest(
				this: ICredentialTestFunctions,
				{ data = {} }: ICredentialsDecrypted,
			): Promise<INodeCredentialTestResult> {
				// Whether accounts are required depends on the trigger, which checks that when the workflow
				// is published.
				const problem = problemWithCredential(data, data.accounts === undefined);
				return problem === undefined
					? { status: 'OK', message: 'The credential is valid' }
					: { status: 'Error', message: problem };
			},
		},
	};

	webhookMethods = {
		default: {
			/** Nothing is registered in Kit, but the parameters must be checked each time. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await prepare(this);
				return true;
			},
			/** Revocations must persist. */
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
