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
	type IWebhookResponseData,
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
	/** Copies of a workflow keep the IDs of its nodes. */
	nodeId?: string;
	instanceId?: string;
	/** n8n 1 answers and stores before it starts a run, n8n 2 after that. */
	version?: 1 | 2;
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

	/** The answers to all requests that came. */
	readonly responses: EventEmitter[] = [];

	/** What happens between a delivery and the start of its run. */
	whileStarting: () => Promise<void> = async () => {};

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
			nodeId: 'trigger',
			instanceId: 'instance',
			version: 2,
			...options,
		};
	}

	/** The address that n8n serves the trigger at. */
	get address(): string {
		const { baseUrl, webhookId, isTest } = this.options;
		return `${baseUrl}/${isTest ? 'webhook-test' : 'webhook'}/${webhookId}/webhook`;
	}

	/** Another n8n, or this one later, with what it has stored. */
	copy(options: Options = {}, type = this.type): TriggerInN8n {
		const copy = new TriggerInN8n(type, this.credentials, this.parameters, {
			...this.options,
			...options,
		});
		copy.stored = JSON.parse(JSON.stringify(this.stored));
		return copy;
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
		this.responses.push(response);
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
		this.watch(context);
		const result: IWebhookResponseData = (await this.type.webhook?.call(context)) ?? {};
		const { workflowData, noWebhookResponse } = result;
		if (noWebhookResponse === true || workflowData === undefined) {
			this.store(workflow);
			if (noWebhookResponse !== true) response.end();
		} else if (this.options.version === 2) {
			await this.start(workflow, result, response, workflowData);
		} else {
			this.store(workflow);
			response.end();
			for (const items of workflowData) this.runs.push(items);
		}
		return new Response(null, { status: response.statusCode });
	};

	/** Starts a run the way n8n 2.41 does, stores the node's state, and then answers. */
	private async start(
		workflow: Workflow,
		result: IWebhookResponseData,
		response: FakeResponse,
		items: INodeExecutionData[][],
	): Promise<void> {
		// It makes a workflow of the same state for the run, which takes the mark of a change away.
		this.workflow(workflow.staticData);
		await this.whileStarting();
		if (this.runsFail) {
			response.status(500).end();
			return;
		}
		this.runs.push(...items);
		// What n8n answers with, which it looks for in the description first.
		const [{ responseData = 'firstEntryJson' } = {}] = this.type.description.webhooks ?? [];
		if (!responseData) void result.webhookResponse;
		this.store(workflow);
		response.end();
	}

	private watch(context: HookContext | WebhookContext): void {
		jest.spyOn(context, 'getInstanceId').mockReturnValue(this.options.instanceId);
		jest.spyOn(context.logger, 'warn').mockImplementation((message) => {
			this.log.push(message);
		});
	}

	private async hook(
		method: 'checkExists' | 'create' | 'delete',
		workflow: Workflow,
		activation: WorkflowActivateMode,
	): Promise<boolean> {
		const additionalData = this.additionalData();
		// n8n removes what a test has registered in the same mode as what an active workflow has.
		const mode = method === 'delete' ? 'internal' : this.options.isTest ? 'manual' : 'trigger';
		const context = new HookContext(
			workflow,
			nodeOf(workflow),
			additionalData,
			mode,
			activation,
			this.webhookData(additionalData),
		);
		this.watch(context);
		return (await this.type.webhookMethods?.default?.[method].call(context)) ?? false;
	}

	/** n8n stores all of a workflow's state, and only when something in it has changed. */
	private store(workflow: Workflow): void {
		if (workflow.staticData.__dataChanged !== true) return;
		this.stored = JSON.parse(JSON.stringify(workflow.staticData));
	}

	private workflow(staticData?: IDataObject): Workflow {
		const { workflowId, webhookId, nodeId } = this.options;
		const credential = { id: this.credentialId, name: 'Sandbox' };
		const node: INode = {
			id: nodeId,
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
			staticData: staticData ?? JSON.parse(JSON.stringify(this.stored)),
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
