// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- part of Node.js, test only
import { EventEmitter } from 'node:events';

import { HookContext, WebhookContext } from 'n8n-core';
import {
	NodeHelpers,
	Workflow,
	type ICredentialsHelper,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
	type WorkflowActivateMode,
} from 'n8n-workflow';

interface Options {
	/** Two triggers need two, as n8n gives every node its own. */
	webhookId?: string;
	/** Where n8n believes that it can be reached. */
	baseUrl?: string;
	workflowId?: string;
	/** A run from the editor: n8n has another address for it. */
	isTest?: boolean;
}

type HttpRequest = IWorkflowExecuteAdditionalData['httpRequest'];
type HttpResponse = IWorkflowExecuteAdditionalData['httpResponse'];

let credentialIds = 0;

/**
 * A trigger in one workflow of n8n: its hooks and its webhook run in n8n-core's own contexts, and what
 * n8n stores of the node between them survives only as the JSON that n8n makes of it.
 */
export class TriggerInN8n {
	/** The items of each run that the trigger started. */
	readonly runs: INodeExecutionData[][] = [];

	/** What n8n has stored of the workflow. */
	stored: IDataObject = {};

	/** What the node wrote to n8n's log. */
	readonly log: string[] = [];

	/** n8n cannot start runs at the moment, for instance since its queue is down. */
	runsFail = false;

	options: Required<Options>;

	private readonly credentialId = `trigger-${++credentialIds}`;

	constructor(
		private readonly type: INodeType,
		private readonly credentials: ICredentialsHelper,
		public parameters: INodeParameters,
		options: Options = {},
	) {
		this.options = {
			webhookId: 'f0e1d2c3',
			baseUrl: 'https://n8n.test',
			workflowId: 'workflow',
			isTest: false,
			...options,
		};
	}

	/** The address that n8n serves the trigger at. */
	get address(): string {
		const { baseUrl, webhookId, isTest } = this.options;
		return `${baseUrl}/${isTest ? 'webhook-test' : 'webhook'}/${webhookId}/webhook`;
	}

	/** Activates the workflow the way n8n does. It stores nothing when that fails. */
	async activate(activation: WorkflowActivateMode = 'activate'): Promise<void> {
		const workflow = this.workflow();
		if (!(await this.hook('checkExists', workflow, activation))) {
			await this.hook('create', workflow, activation);
		}
		this.store(workflow);
	}

	/** What the trigger says when n8n asks whether it is registered. */
	async checkExists(): Promise<boolean> {
		return await this.hook('checkExists', this.workflow(), 'activate');
	}

	/** Deactivates the workflow the way n8n does. */
	async deactivate(): Promise<boolean> {
		const workflow = this.workflow();
		const done = await this.hook('delete', workflow, 'update');
		this.store(workflow);
		return done;
	}

	/** A request that came to n8n, answered the way n8n does. */
	receive = async (request: Request): Promise<Response> => {
		const workflow = this.workflow();
		const rawBody = Buffer.from(await request.arrayBuffer());
		const url = new URL(request.url);
		const response = new FakeResponse();
		const additionalData = {
			...this.additionalData(),
			// Only what the nodes use of them.
			httpRequest: {
				method: request.method,
				headers: Object.fromEntries(request.headers),
				query: Object.fromEntries(url.searchParams),
				params: {},
				body: {},
				rawBody,
			} as unknown as HttpRequest,
			httpResponse: response as unknown as HttpResponse,
		};
		const context = new WebhookContext(
			workflow,
			nodeOf(workflow),
			additionalData,
			this.options.isTest ? 'manual' : 'webhook',
			this.webhookData(additionalData),
			[],
			null,
		);
		const { workflowData, noWebhookResponse } = (await this.type.webhook?.call(context)) ?? {};
		if (workflowData && this.runsFail) response.status(500).end();
		else if (noWebhookResponse !== true) response.end();
		if (response.statusCode < 500) {
			for (const items of workflowData ?? []) this.runs.push(items);
			this.store(workflow);
		}
		return new Response(null, { status: response.statusCode });
	};

	private async hook(
		method: 'checkExists' | 'create' | 'delete',
		workflow: Workflow,
		activation: WorkflowActivateMode,
	): Promise<boolean> {
		const additionalData = this.additionalData();
		const context = new HookContext(
			workflow,
			nodeOf(workflow),
			additionalData,
			this.options.isTest ? 'manual' : 'trigger',
			activation,
			this.webhookData(additionalData),
		);
		jest.spyOn(context.logger, 'warn').mockImplementation((message) => {
			this.log.push(message);
		});
		return (await this.type.webhookMethods?.default?.[method].call(context)) ?? false;
	}

	private store(workflow: Workflow): void {
		this.stored = JSON.parse(JSON.stringify(workflow.staticData));
	}

	private workflow(): Workflow {
		const { workflowId, webhookId } = this.options;
		const credential = { id: this.credentialId, name: 'Sandbox' };
		const node: INode = {
			id: 'trigger',
			name: 'Trigger',
			type: 'trigger',
			typeVersion: 1,
			position: [0, 0],
			webhookId,
			parameters: this.parameters,
			credentials: { kitApi: credential, kitOAuth2Api: credential, kitV3Api: credential },
		};
		return new Workflow({
			id: workflowId,
			name: 'Newsletter',
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes: {
				getByName: () => this.type,
				getByNameAndVersion: (_, version) => NodeHelpers.getVersionedNodeType(this.type, version),
				getKnownTypes: () => ({}),
			},
			staticData: JSON.parse(JSON.stringify(this.stored)),
			settings: { executionOrder: 'v1' },
		});
	}

	private webhookData(additionalData: IWorkflowExecuteAdditionalData): IWebhookData {
		const [webhookDescription] = this.type.description.webhooks ?? [];
		if (!webhookDescription) throw new Error('The node has no webhook');
		return {
			httpMethod: 'POST',
			node: 'Trigger',
			path: `${this.options.webhookId}/webhook`,
			webhookDescription,
			workflowId: this.options.workflowId,
			workflowExecuteAdditionalData: additionalData,
			isTest: this.options.isTest,
		};
	}

	private additionalData(): IWorkflowExecuteAdditionalData {
		const { baseUrl } = this.options;
		// Only what the engine touches for these nodes; n8n itself fills in the rest.
		return {
			credentialsHelper: this.credentials,
			currentNodeExecutionIndex: 0,
			variables: {},
			webhookBaseUrl: `${baseUrl}/webhook`,
			webhookTestBaseUrl: `${baseUrl}/webhook-test`,
			instanceBaseUrl: baseUrl,
			restApiUrl: `${baseUrl}/rest`,
		} as unknown as IWorkflowExecuteAdditionalData;
	}
}

function nodeOf(workflow: Workflow): INode {
	const node = workflow.getNode('Trigger');
	if (!node) throw new Error('The workflow lost its node');
	return node;
}

/** As much of Express's response as the nodes use. */
class FakeResponse extends EventEmitter {
	statusCode = 200;

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	end(): this {
		this.emit('finish');
		return this;
	}
}
