import {
	DirectoryLoader,
	ExecuteContext,
	ExecutionLifecycleHooks,
	LoadOptionsContext,
	RoutingNode,
	WorkflowExecute,
} from 'n8n-core';
import {
	createRunExecutionData,
	NodeConnectionTypes,
	NodeHelpers,
	Workflow,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { Kit } from '../../nodes/Kit/Kit.node';
import type { Sandbox } from '../sandbox';
import { credentialsFor } from './credentials';
import type { CredentialsInMemory } from './credentialsHelper';
import { comparable, Recording } from './bothEngines';
import { endOf } from './runs';
import { recordComparison, recordOutput, recordTraffic } from './traffic';

export interface Run {
	/** The items of the node's first output. */
	items: INodeExecutionData[];
	/** The items of the error output, with `onError: 'continueErrorOutput'`. */
	errorItems: INodeExecutionData[];
	/** The hints that n8n shows with the output. */
	hints: string[];
	/** The error that stopped the run. */
	error:
		| (Error & { description?: string | null; context?: IDataObject; httpCode?: string | null })
		| undefined;
}

interface RunOptions {
	items?: IDataObject[];
	authentication?: 'apiKey' | 'oAuth2';
	onError?: INode['onError'];
	/** How often n8n tries a failing node. */
	retryOnFail?: number;
	/** Runs shortly after the node has started; for cancelling. */
	during?: (execution: { cancel: () => void }) => Promise<void>;
}

/** Passes its items on, so that the node under test has a previous node, as in a real workflow. */
class Start implements INodeType {
	description = {
		displayName: 'Start',
		name: 'start',
		group: ['input' as const],
		version: 1,
		description: '',
		defaults: { name: 'Start' },
		usableAsTool: true as const,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	async execute(this: { getInputData(): INodeExecutionData[] }): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/**
 * Adds the Request Options and an `execute` to a declarative node, as n8n does when it loads one.
 */
function executable(type: INodeType): INodeType {
	if (type.execute) return type;
	DirectoryLoader.applyDeclarativeNodeOptionParameters(type);
	return Object.assign(type, {
		async execute(this: ExecuteContext) {
			return (await new RoutingNode(this, type).runNode()) ?? [];
		},
	});
}

let credentialIds = 0;

/** The runs that were made in both engines. */
const compared = new Set<string>();

/**
 * n8n's real engine (n8n-core) around one of the nodes, connected through nock to a sandbox. Every
 * instance has credentials of its own, so that tests do not share a rate limit window.
 */
export class N8n {
	readonly credentials: CredentialsInMemory;

	private readonly credentialId = String(++credentialIds);

	private readonly nodeTypes: INodeTypes;

	/**
	 * @param sandbox responds to the node's requests
	 * @param kit the node to run, which is named Kit in the workflow
	 */
	constructor(
		private readonly sandbox: Sandbox,
		private readonly kit: INodeType = new Kit(),
		engine: 'own' | 'routing' = 'own',
		credentials = credentialsFor(sandbox),
	) {
		this.credentials = credentials;
		const loaded = executable(kit);
		const types: Record<string, INodeType> = {
			start: new Start(),
			kit:
				engine === 'own'
					? loaded
					: Object.create(loaded, { customOperations: { value: undefined } }),
		};
		this.nodeTypes = {
			getByName: (name) => typeNamed(types, name),
			getByNameAndVersion: (name, version) =>
				NodeHelpers.getVersionedNodeType(typeNamed(types, name), version),
			getKnownTypes: () => ({}),
		};
	}

	/**
	 * Runs the node once with the given parameters and items. Its requests and output are recorded
	 * for the contract, and a run of one item is repeated in n8n's routing engine (see there).
	 */
	async run(parameters: INodeParameters, options: RunOptions = {}): Promise<Run> {
		const before = this.sandbox.requests.length;
		const recording = new Recording(this.sandbox);
		const run = await this.execute(parameters, options);
		recording.end();
		const operation = `${String(parameters.resource)}.${String(parameters.operation)}`;
		const { name } = this.kit.description;
		recordTraffic(name, operation, this.sandbox.requests.slice(before));
		// n8n shows an operation's fields in their default state, which is simplified.
		if (!run.error && !options.onError && parameters.simple !== false) {
			recordOutput(
				name,
				operation,
				run.items.map(({ json }) => json),
			);
		}
		await this.compareWithRoutingEngine(parameters, options, run, recording);
		return run;
	}

	/**
	 * Older AI agents run a declarative node through n8n's routing engine, one item at a time. So
	 * every run of one item is repeated there with the same responses, and must send and return the
	 * same.
	 */
	private async compareWithRoutingEngine(
		parameters: INodeParameters,
		options: RunOptions,
		run: Run,
		recording: Recording,
	): Promise<void> {
		const { items = [{}], during, retryOnFail } = options;
		if (!this.kit.customOperations || !recording.isRepeatable) return;
		if (items.length !== 1 || during || retryOnFail) return;
		const { name } = this.kit.description;
		const operation = `${String(parameters.resource)}.${String(parameters.operation)}`;
		const kind = JSON.stringify([
			name,
			operation,
			Object.keys(parameters).sort(),
			run.error?.message,
			options,
		]);
		if (compared.has(kind)) return;
		compared.add(kind);

		const twin = new N8n(this.sandbox, this.kit, 'routing', this.credentials);
		let other: Run | undefined;
		const differences = await recording.replay(async () => {
			other = await twin.execute(parameters, options);
		});
		if (other) expect(comparable(other)).toBe(comparable(run));
		expect(differences).toEqual({ unexpected: [], missing: [] });
		recordComparison(name, operation);
	}

	/** Like `run`, without recording and without the routing engine. */
	async execute(parameters: INodeParameters, options: RunOptions = {}): Promise<Run> {
		const { items: input = [{}], authentication = 'apiKey', onError, retryOnFail } = options;
		const node = this.node({ authentication, ...parameters }, onError, retryOnFail);
		const workflow = this.workflow(node);
		const start = workflow.getNode('Start');
		if (!start) throw new Error('The workflow lost its start');
		const execute = new WorkflowExecute(
			this.additionalData(),
			'manual',
			createRunExecutionData({
				executionData: {
					nodeExecutionStack: [
						{ node: start, data: { main: [input.map((json) => ({ json }))] }, source: null },
					],
				},
			}),
		);
		const running = execute.processRunExecutionData(workflow);
		const end = endOf(running);
		await options.during?.({ cancel: () => running.cancel() });
		const { data } = await end;
		const [result] = data.resultData.runData.Kit ?? [];
		const [success, failure] = result?.data?.main ?? [];
		const error = result?.error ?? data.resultData.error;
		const hints = (result?.hints ?? []).map(({ message }) => message);
		return { items: success ?? [], errorItems: failure ?? [], hints, error };
	}

	/**
	 * Runs the node the way an AI agent calls it: with one item that arrives through the tool
	 * connection.
	 */
	async runAsTool(parameters: INodeParameters, authentication = 'apiKey'): Promise<IDataObject[]> {
		const workflow = this.workflow(this.node({ authentication, ...parameters }));
		const node = workflow.getNode('Kit');
		if (!node) throw new Error('The workflow lost its node');
		const type = this.nodeTypes.getByNameAndVersion('kit');
		const items = [{ json: {} }];
		const data = { [NodeConnectionTypes.AiTool]: [items] };
		const context = new ExecuteContext(
			workflow,
			node,
			this.additionalData(),
			'manual',
			createRunExecutionData({}),
			0,
			items,
			data,
			{ node, data, source: null },
			[],
		);
		const [output = []] = (await new RoutingNode(context, type).runNode()) ?? [];
		return output.map(({ json }) => json);
	}

	/** Calls one of the node's list searches as the editor does. */
	async loadOptions(parameters: INodeParameters = {}): Promise<ILoadOptionsFunctions> {
		const node = this.node({ authentication: 'apiKey', ...parameters });
		const workflow = this.workflow(node);
		const kit = workflow.getNode('Kit');
		if (!kit) throw new Error('The workflow lost its node');
		const currentNodeParameters = kit.parameters;
		const additionalData = { ...this.additionalData(), currentNodeParameters };
		return new LoadOptionsContext(workflow, kit, additionalData, '');
	}

	private node(
		parameters: INodeParameters,
		onError?: INode['onError'],
		retryOnFail?: number,
	): INode {
		const credential = { id: this.credentialId, name: 'Sandbox' };
		return {
			id: 'kit',
			name: 'Kit',
			type: 'kit',
			typeVersion: 1,
			position: [0, 0],
			parameters,
			credentials: Object.fromEntries(this.credentials.names.map((name) => [name, credential])),
			...(onError ? { onError } : {}),
			...(retryOnFail ? { retryOnFail: true, maxTries: retryOnFail, waitBetweenTries: 1 } : {}),
		};
	}

	private workflow(node: INode): Workflow {
		const start: INode = { ...node, id: 'start', name: 'Start', type: 'start', parameters: {} };
		return new Workflow({
			id: 'workflow',
			nodes: [start, node],
			connections: {
				Start: { main: [[{ node: 'Kit', type: NodeConnectionTypes.Main, index: 0 }]] },
			},
			active: false,
			nodeTypes: this.nodeTypes,
			settings: { executionOrder: 'v1' },
		});
	}

	private additionalData(): IWorkflowExecuteAdditionalData {
		const base = 'https://n8n.test';
		const workflowData = { id: 'workflow', name: 'Test', nodes: [], connections: {} };
		// Only what the engine uses for these nodes; n8n itself provides the rest.
		return {
			credentialsHelper: this.credentials,
			currentNodeExecutionIndex: 0,
			variables: {},
			webhookBaseUrl: `${base}/webhook`,
			webhookTestBaseUrl: `${base}/webhook-test`,
			webhookWaitingBaseUrl: `${base}/webhook-waiting`,
			formBaseUrl: `${base}/form`,
			formTestBaseUrl: `${base}/form-test`,
			formWaitingBaseUrl: `${base}/form-waiting`,
			restApiUrl: `${base}/rest`,
			instanceBaseUrl: base,
			hooks: new ExecutionLifecycleHooks('manual', '1', workflowData as unknown as IWorkflowBase),
		} as unknown as IWorkflowExecuteAdditionalData;
	}
}

function typeNamed(types: Record<string, INodeType>, name: string): INodeType {
	const type = types[name];
	if (!type) throw new Error(`No node type ${name}`);
	return type;
}
