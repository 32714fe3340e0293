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
import { webhooks } from './trigger/webhooks';

export class KitPluginTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Kit Plugin Trigger',
		name: 'kitPluginTrigger',
		icon: { light: 'file:../../icons/kit.svg', dark: 'file:../../icons/kit.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter.name }}',
		description:
			'Makes the workflow a block or a media source in the email editor of Kit (formerly ConvertKit)',
		eventTriggerDescription: 'Waiting for Kit’s editor to ask for the block',
		activationMessage: 'From now on the workflow answers Kit’s editor.',
		triggerPanel: {
			header: "Listen for a request from Kit's editor",
			activationHint:
				'Kit calls the production URLs. They work once you publish or activate the workflow.',
		},
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
			/** Nothing is asked of Kit: the credential is n8n's own side of the login. */
			async kitPluginApiTest(
				this: ICredentialTestFunctions,
				{ data = {} }: ICredentialsDecrypted,
			): Promise<INodeCredentialTestResult> {
				// Whether accounts are needed depends on the trigger, which checks them on activation.
				const problem = problemWithCredential(data, data.accounts === undefined);
				return problem === undefined
					? { status: 'OK', message: 'The credential can be used' }
					: { status: 'Error', message: problem };
			},
		},
	};

	webhookMethods = {
		default: {
			/** Nothing is registered anywhere, but what is there has to be checked each time. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await prepare(this);
				return true;
			},
			/** What was revoked has to stay revoked. */
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
