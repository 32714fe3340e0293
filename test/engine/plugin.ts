import { HookContext, WebhookContext, WorkflowExecute, ExecutionLifecycleHooks } from 'n8n-core';
import {
	createRunExecutionData,
	NodeConnectionTypes,
	NodeHelpers,
	Workflow,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IWebhookData,
	type IWebhookDescription,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { KitPluginApi } from '../../credentials/KitPluginApi.credentials';
import { KitPluginTrigger } from '../../nodes/KitPlugin/KitPluginTrigger.node';
import { CredentialsInMemory } from './credentialsHelper';

/** What the node after an output does with the items that it gets. */
export type Step = (items: IDataObject[]) => IDataObject[] | Promise<IDataObject[]>;

export interface Sent {
	query?: IDataObject;
	json?: unknown;
	form?: Record<string, string>;
	/** The raw body, with a content type of its own in `headers`. */
	raw?: string;
	headers?: Record<string, string>;
}

export interface Answered {
	status: number;
	headers: Record<string, string>;
	/** The parsed JSON, or undefined. */
	body: unknown;
	/** The page, or an empty text. */
	text: string;
}

export const BASE_URL = 'https://n8n.example.com/webhook';

let triggers = 0;

/**
 * The functions by the type of their node, because n8n calls a node's method on a context of its
 * own.
 */
const steps = new Map<string, Step>();

/** Runs a function as a node. */
class StepNode implements INodeType {
	description = {
		displayName: 'Step',
		name: 'step',
		group: ['transform' as const],
		version: 1,
		description: '',
		defaults: { name: 'Step' },
		usableAsTool: true as const,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const step = steps.get(this.getNode().type);
		const items = await step?.(this.getInputData().map(({ json }) => json));
		return [(items ?? []).map((json) => ({ json }))];
	}
}

/**
 * The plugin trigger in a workflow of n8n: its hooks, its webhooks and the run after them go
 * through n8n-core, and n8n's way of responding is reproduced.
 */
export class PluginInN8n {
	/** n8n's stored state of the workflow, as JSON. */
	stored: IDataObject = {};

	/** The items that started each run, by output. */
	readonly runs: IDataObject[][][] = [];

	/** The node's messages in n8n's log. */
	readonly log: string[] = [];

	/** How often a response was sent for a request that already had one. */
	answeredAgain = 0;

	/** Sends a response as soon as the run has begun, in a way that the node does not know of. */
	answerBeside: (response: Pick<FakeResponse, 'end' | 'json'>) => unknown = () => {};

	/** Called when a run is over and n8n has sent its response. */
	afterRun: () => void = () => {};

	readonly credentials: CredentialsInMemory;

	nodeName = 'Kit Plugin Trigger';

	private readonly type = new KitPluginTrigger();

	constructor(
		public parameters: INodeParameters,
		/** The nodes connected to the outputs, in order. */
		public outputs: Array<Step | undefined> = [],
		credential: IDataObject = {},
		public readonly webhookId:
			| string
			| undefined = `7c9e6679-7425-40de-944b-${String(++triggers).padStart(12, '0')}`,
	) {
		this.credentials = new CredentialsInMemory([new KitPluginApi()], {
			kitPluginApi: JSON.parse(JSON.stringify(credential)),
		});
	}

	/** The URL of a kind of request, as n8n serves it. */
	address(path: string): string {
		return `${BASE_URL}/${this.webhookId}/${path}`;
	}

	/** Activates the workflow the way n8n does. */
	async activate(): Promise<void> {
		const workflow = this.workflow();
		const additionalData = this.additionalData();
		for (const webhook of this.webhooks()) {
			const methods = this.type.webhookMethods[webhook.name as 'default'];
			if (methods === undefined) continue;
			const context = new HookContext(
				workflow,
				this.node(workflow),
				additionalData,
				'trigger',
				'activate',
				this.webhookData(webhook, additionalData),
			);
			if (!(await methods.checkExists.call(context))) await methods.create.call(context);
		}
		this.store(workflow);
	}

	/** A request to n8n, with n8n's response. */
	async request(method: 'GET' | 'POST', address: string, sent: Sent = {}): Promise<Answered> {
		const url = new URL(address);
		const webhook = this.webhookAt(method, url.pathname);
		const workflow = this.workflow();
		const response = new FakeResponse(() => (this.answeredAgain += 1));
		const additionalData = {
			...this.additionalData(),
			// Only what the nodes use.
			httpRequest: requestOf(method, url, sent),
			httpResponse: response,
		} as unknown as IWorkflowExecuteAdditionalData;
		const context = new WebhookContext(
			workflow,
			this.node(workflow),
			additionalData,
			'webhook',
			this.webhookData(webhook, additionalData),
			[],
			null,
		);
		jest.spyOn(context.logger, 'warn').mockImplementation((message) => {
			this.log.push(message);
		});
		const { workflowData, webhookResponse, noWebhookResponse } =
			await this.type.webhook.call(context);
		if (webhookResponse !== undefined) {
			this.store(workflow);
			response.status(200).json(webhookResponse);
		}
		if (noWebhookResponse === true) this.store(workflow);
		if (workflowData) {
			const data = workflowData.map((items) => items.map(({ json }) => json));
			this.runs.push(data);
			const ended = this.run(workflow, webhook, workflowData).then(({ status, body }) => {
				if (noWebhookResponse !== true) {
					this.store(workflow);
					response.status(status).json(body);
				}
				this.afterRun();
			});
			this.answerBeside(response);
			if (noWebhookResponse === true) await ended;
		}
		return await response.answered;
	}

	/** n8n's Workflow class with the trigger and the nodes connected to it. */
	private workflow(): Workflow {
		const node = (name: string, type: string): INode => ({
			id: name,
			name,
			type,
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		});
		const connected = this.outputs.map((step, index) => {
			if (!step) return undefined;
			const type = `step${index} of ${this.webhookId}`;
			steps.set(type, step);
			return { node: node(`Step ${index}`, type), type: new StepNode() };
		});
		const types = new Map<string, INodeType>([
			['kitPluginTrigger', this.type],
			...connected.flatMap(
				(one): Array<[string, INodeType]> => (one ? [[one.node.type, one.type]] : []),
			),
		]);
		const typeNamed = (name: string): INodeType => {
			const type = types.get(name);
			if (!type) throw new Error(`No node type ${name}`);
			return type;
		};
		const trigger: INode = {
			...node(this.nodeName, 'kitPluginTrigger'),
			...(this.webhookId === undefined ? {} : { webhookId: this.webhookId }),
			parameters: this.parameters,
			credentials: { kitPluginApi: { id: 'plugin', name: 'Plugin' } },
		};
		return new Workflow({
			id: 'workflow',
			name: 'Newsletter',
			nodes: [trigger, ...connected.flatMap((one) => (one ? [one.node] : []))],
			connections: {
				[this.nodeName]: {
					main: connected.map((one) =>
						one ? [{ node: one.node.name, type: NodeConnectionTypes.Main, index: 0 }] : [],
					),
				},
			},
			active: true,
			nodeTypes: {
				getByName: typeNamed,
				getByNameAndVersion: (name, version) =>
					NodeHelpers.getVersionedNodeType(typeNamed(name), version),
				getKnownTypes: () => ({}),
			},
			staticData: JSON.parse(JSON.stringify(this.stored)),
			settings: { executionOrder: 'v1' },
		});
	}

	private node(workflow: Workflow): INode {
		const node = workflow.getNode(this.nodeName);
		if (!node) throw new Error('The workflow lost its node');
		return node;
	}

	private async run(
		workflow: Workflow,
		webhook: IWebhookDescription,
		main: INodeExecutionData[][],
	): Promise<{ status: number; body: unknown }> {
		const execute = new WorkflowExecute(
			this.additionalData(),
			'webhook',
			createRunExecutionData({
				executionData: {
					nodeExecutionStack: [{ node: this.node(workflow), data: { main }, source: null }],
				},
			}),
		);
		const { data } = await execute.processRunExecutionData(workflow);
		const { error, lastNodeExecuted = '', runData } = data.resultData;
		const last = runData[lastNodeExecuted]?.at(-1);
		// As in n8n's cli, which is not part of n8n-core.
		if (error || last?.error) return { status: 500, body: { message: 'Error in workflow' } };
		const items = (last?.data?.main?.[0] ?? []).map(({ json }) => json);
		if (webhook.responseData === 'allEntries') return { status: 200, body: items };
		return items.length > 0
			? { status: 200, body: items[0] }
			: { status: 500, body: { code: 0, message: 'No item to return was found' } };
	}

	private webhooks(): IWebhookDescription[] {
		return this.type.description.webhooks ?? [];
	}

	/** Finds the webhook as n8n does; paths with a parameter contain the ID twice. */
	private webhookAt(method: string, pathname: string): IWebhookDescription {
		const path = pathname.replace(/^\/webhook\//, '').replace(/\/$/, '');
		const found = this.webhooks().find((webhook) => {
			if (!webhook.httpMethod.split(',').includes(method)) return false;
			const own = `${this.webhookId}/${webhook.path}`;
			if (!own.includes(':')) return own === path;
			const pattern = own.replace(/:\w+/g, '[^/]+');
			return new RegExp(`^${this.webhookId}/${pattern}$`).test(path);
		});
		if (!found) throw new Error(`n8n has no webhook ${method} ${pathname}`);
		return found;
	}

	private webhookData(
		webhookDescription: IWebhookDescription,
		workflowExecuteAdditionalData: IWorkflowExecuteAdditionalData,
	): IWebhookData {
		return {
			httpMethod: 'POST',
			node: this.nodeName,
			path: `${this.webhookId}/${webhookDescription.path}`,
			webhookDescription,
			workflowId: 'workflow',
			workflowExecuteAdditionalData,
		};
	}

	private store(workflow: Workflow): void {
		if (workflow.staticData.__dataChanged === true) {
			this.stored = JSON.parse(JSON.stringify(workflow.staticData));
		}
	}

	private additionalData(): IWorkflowExecuteAdditionalData {
		const workflowData = { id: 'workflow', name: 'Newsletter', nodes: [], connections: {} };
		// Only what the engine uses for these nodes; n8n itself provides the rest.
		return {
			credentialsHelper: this.credentials,
			currentNodeExecutionIndex: 0,
			variables: {},
			webhookBaseUrl: BASE_URL,
			webhookTestBaseUrl: `${BASE_URL}-test`,
			instanceBaseUrl: 'https://n8n.example.com',
			restApiUrl: 'https://n8n.example.com/rest',
			hooks: new ExecutionLifecycleHooks('webhook', '1', workflowData as unknown as IWorkflowBase),
		} as unknown as IWorkflowExecuteAdditionalData;
	}
}

/** A request as n8n passes it to a node: parsed by its content type, with the raw bytes. */
function requestOf(method: string, url: URL, { query, json, form, raw, headers }: Sent) {
	const text =
		raw ??
		(form ? new URLSearchParams(form).toString() : json === undefined ? '' : JSON.stringify(json));
	const contentType = form ? 'application/x-www-form-urlencoded' : 'application/json';
	return {
		method,
		path: url.pathname,
		headers: { ...(text === '' ? {} : { 'content-type': contentType }), ...headers },
		query: { ...Object.fromEntries(url.searchParams), ...query },
		params: {},
		body: json ?? form ?? {},
		rawBody: Buffer.from(text),
	};
}

/** The part of Express's response that the nodes and n8n use. */
class FakeResponse {
	statusCode = 200;

	private readonly headers: Record<string, string> = {};

	headersSent = false;

	private resolve: (answered: Answered) => void = () => {};

	readonly answered = new Promise<Answered>((resolve) => {
		this.resolve = resolve;
	});

	constructor(private readonly onSecondAnswer: () => void) {}

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	setHeader(name: string, value: string): this {
		this.headers[name.toLowerCase()] = value;
		return this;
	}

	json(body: unknown): this {
		return this.send(JSON.parse(JSON.stringify(body)), '');
	}

	end(text = ''): this {
		return this.send(undefined, text);
	}

	private send(body: unknown, text: string): this {
		if (this.headersSent) this.onSecondAnswer();
		this.headersSent = true;
		const headers = { ...this.headers };
		this.resolve({ status: this.statusCode, headers, body, text });
		return this;
	}
}
