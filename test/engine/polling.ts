import { PollContext } from 'n8n-core';
import {
	NodeHelpers,
	Workflow,
	type ICredentialsHelper,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

interface Options {
	workflowId?: string;
	/** Copies of a workflow keep the IDs of its nodes. */
	nodeId?: string;
	instanceId?: string;
	credentialId?: string;
}

let credentialIds = 0;

/**
 * A polling trigger in one active workflow of n8n, running in n8n-core's own context. As in n8n
 * 2.41, the node's state stays in memory while the workflow is active, and is only stored when the
 * workflow is activated and when a poll starts a run.
 */
export class PollingInN8n {
	/** The items of each run that the trigger started. */
	readonly runs: INodeExecutionData[][] = [];

	/** n8n's stored state of the workflow. */
	stored: IDataObject = {};

	private active: Workflow | undefined;

	private readonly options: Required<Options>;

	constructor(
		private readonly type: INodeType,
		private readonly credentials: ICredentialsHelper,
		public parameters: INodeParameters,
		options: Options = {},
	) {
		this.options = {
			workflowId: 'workflow',
			nodeId: 'trigger',
			instanceId: 'instance',
			credentialId: `polling-${++credentialIds}`,
			...options,
		};
	}

	/** Another workflow with the same state, as n8n's API can create. */
	copy(options: Options): PollingInN8n {
		const copy = new PollingInN8n(this.type, this.credentials, this.parameters, {
			...this.options,
			...options,
		});
		copy.stored = JSON.parse(JSON.stringify(this.stored));
		return copy;
	}

	/** Activates the workflow, or starts n8n with it: n8n then polls immediately. */
	async activate(): Promise<void> {
		this.active = this.workflow();
		await this.poll();
		this.store();
	}

	/** Deactivates the workflow, or stops or kills n8n. */
	end(): void {
		this.active = undefined;
	}

	/** The items of the next poll. */
	async poll(): Promise<void> {
		const items = await this.call('trigger', this.active);
		if (items === null) return;
		this.runs.push(...items);
		this.store();
	}

	/** The items of a test from the editor. */
	async test(): Promise<INodeExecutionData[]> {
		const workflow = this.workflow();
		const before = JSON.stringify(workflow.staticData);
		const items = await this.call('manual', workflow);
		expect(JSON.stringify(workflow.staticData)).toBe(before);
		return items?.flat() ?? [];
	}

	private async call(
		mode: 'manual' | 'trigger',
		workflow: Workflow | undefined,
	): Promise<INodeExecutionData[][] | null> {
		const node = workflow?.getNode('Trigger');
		if (!workflow || !node) throw new Error('The workflow is not active');
		// Only what the engine uses for this node; n8n itself provides the rest.
		const additionalData = {
			credentialsHelper: this.credentials,
			currentNodeExecutionIndex: 0,
			variables: {},
			restApiUrl: 'https://n8n.test/rest',
		} as unknown as IWorkflowExecuteAdditionalData;
		const activation = mode === 'manual' ? 'manual' : 'activate';
		const context = new PollContext(workflow, node, additionalData, mode, activation);
		jest.spyOn(context, 'getInstanceId').mockReturnValue(this.options.instanceId);
		return (await this.type.poll?.call(context)) ?? null;
	}

	private store(): void {
		if (this.active?.staticData.__dataChanged !== true) return;
		this.stored = JSON.parse(JSON.stringify(this.active.staticData));
	}

	private workflow(): Workflow {
		const { workflowId, nodeId, credentialId } = this.options;
		const credential = { id: credentialId, name: 'Sandbox' };
		const node: INode = {
			id: nodeId,
			name: 'Trigger',
			type: 'trigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: this.parameters,
			credentials: { kitApi: credential, kitOAuth2Api: credential },
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
}
