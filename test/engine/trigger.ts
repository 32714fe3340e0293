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
	/** Two triggers need two IDs, because every node has its own in n8n. */
	webhookId?: string;
	/** n8n's public URL. */
	baseUrl?: string;
	workflowId?: string;
	/** A run from the editor, for which n8n uses another URL. */
	isTest?: boolean;
	/** Copies of a workflow keep the IDs of its nodes. */
	nodeId?: string;
	instanceId?: string;
	/** n8n 1 responds and stores the state before it starts a run, n8n 2 after that. */
	version?: 1 | 2;
}

type HttpRequest = IWorkflowExecuteAdditionalData['httpRequest'];
type HttpResponse = IWorkflowExecuteAdditionalData['httpResponse'];

let credentialIds = 0;

/**
 * A trigger in one workflow of n8n: its hooks and its webhook run in n8n-core's own contexts, and
 * between them, the node's state only survives as the JSON that n8n stores.
 */
export class TriggerInN8n {
	/** The items of each run that the trigger started. */
	readonly runs: INodeExecutionData[][] = [];

	/** n8n's stored state of the workflow. */
	stored: IDataObject = {};

	/** The node's messages in n8n's log. */
	readonly log: string[] = [];

	/** n8n cannot start runs at the moment, for instance because its queue is down. */
	runsFail = false;

	/** The responses to all requests. */
	readonly responses: EventEmitter[] = [];

	/** Runs between a delivery and the start of its run. */
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

	/** The URL at which n8n serves the trigger. */
	get address(): string {
		const { baseUrl, webhookId, isTest } = this.options;
		return `${baseUrl}/${isTest ? 'webhook-test' : 'webhook'}/${webhookId}/webhook`;
	}

	/** Another n8n, or this one at a later time, with the stored state. */
	copy(options: Options = {}, type = this.type): TriggerInN8n {
		const copy = new TriggerInN8n(type, this.credentials, this.parameters, {
			...this.options,
			...options,
		});
		copy.stored = JSON.parse(JSON.stringify(this.stored));
		return copy;
	}

	/** Activates the workflow the way n8n does, which stores nothing if it fails. */
	async activate(activation: WorkflowActivateMode = 'activate'): Promise<void> {
		const workflow = this.workflow();
		if (!(await this.hook('checkExists', workflow, activation))) {
			await this.hook('create', workflow, activation);
		}
		this.store(workflow);
	}

	/** The trigger's answer when n8n asks whether it is registered. */
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

	/** A request to n8n, with n8n's response. */
	receive = async (request: Request): Promise<Response> => {
		const workflow = this.workflow();
		const rawBody = Buffer.from(await request.arrayBuffer());
		const url = new URL(request.url);
		const response = new FakeResponse();
		this.responses.push(response);
		const additionalData = {
			...this.additionalData(),
			// Only what the nodes use.
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

	/** Starts a run the way n8n 2.41 does, stores the node's state, and then sends the response. */
	private async start(
		workflow: Workflow,
		result: IWebhookResponseData,
		response: FakeResponse,
		items: INodeExecutionData[][],
	): Promise<void> {
		// It creates a workflow from the same state for the run, which resets the mark of a change.
		this.workflow(workflow.staticData);
		await this.whileStarting();
		if (this.runsFail) {
			response.status(500).end();
			return;
		}
		this.runs.push(...items);
		// n8n's response, which n8n first looks for in the description.
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
		// n8n removes a test's registrations in the same mode as those of an active workflow.
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

	/** n8n stores a workflow's whole state, and only if part of it has changed. */
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
		// Only what the engine uses for these nodes; n8n itself provides the rest.
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

/** The part of Express's response that the nodes use. */
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
