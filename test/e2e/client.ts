/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { setTimeout as sleep } from 'node:timers/promises';
import type {
	INode,
	INodeExecutionData,
	INodePropertyOptions,
	INodeTypeDescription,
	IRun,
	IWorkflowBase,
	ResourceMapperField,
} from 'n8n-workflow';
import { unflatten } from './unflatten';

/** A workflow as a file, in the format that n8n imports and exports. */
export type WorkflowFile = Pick<IWorkflowBase, 'name' | 'nodes' | 'connections'> &
	Partial<Pick<IWorkflowBase, 'settings' | 'pinData'>>;

export interface Credential {
	id: string;
	name: string;
	type: string;
}

/** An entry of a list to choose from. */
export type Choice = Pick<INodePropertyOptions, 'name' | 'value'>;

export interface CredentialTest {
	status: 'OK' | 'Error';
	message: string;
}

/** A finished execution, with the output items of each node. */
export interface Execution {
	id: string;
	status: string;
	/** The error that stopped the workflow, if any. */
	error?: { message: string; description?: string | null };
	/** The items of a node's output: 0 is the first one, 1 the error output if there is one. */
	items(nodeName: string, output?: number): INodeExecutionData[];
}

export const owner = {
	email: 'owner@example.com',
	firstName: 'Kit',
	lastName: 'Sandbox',
	password: 'Kit-sandbox-1',
};

export type Json = Record<string, unknown>;

interface Publication {
	status: 'in_progress' | 'published' | 'partial' | 'failed' | 'not_published';
	triggers: Array<{ errorMessage: string | null }>;
}

/** The states of an execution that has not ended. */
const UNDER_WAY = ['new', 'running', 'waiting', 'unknown'];

/** Does through n8n's REST API what a person does in its editor. */
export class N8nClient {
	private cookie = '';

	constructor(private readonly url: string) {}

	async setUpOwner(): Promise<void> {
		await this.call('POST', '/owner/setup', owner);
	}

	async logIn(): Promise<void> {
		await this.call('POST', '/login', {
			emailOrLdapLoginId: owner.email,
			password: owner.password,
		});
	}

	/** The node types that n8n has loaded, as its editor gets them. */
	async nodeTypes(): Promise<INodeTypeDescription[]> {
		const response = await this.request('GET', `${this.url}/types/nodes.json`);
		return (await response.json()) as INodeTypeDescription[];
	}

	async createCredential(name: string, type: string, data: Json): Promise<Credential> {
		const { id } = (await this.call('POST', '/credentials', { name, type, data })) as Credential;
		return { id, name, type };
	}

	async deleteCredential({ id }: Credential): Promise<void> {
		await this.call('DELETE', `/credentials/${id}`);
	}

	/** Updates a credential, as when a user opens and saves it. */
	async updateCredential({ id, name, type }: Credential, data: Json): Promise<void> {
		await this.call('PATCH', `/credentials/${id}`, { name, type, data });
	}

	async testCredential({ id, name, type }: Credential): Promise<CredentialTest> {
		const { data } = (await this.call('GET', `/credentials/${id}?includeData=true`)) as Json;
		const credentials = { id, name, type, data };
		return (await this.call('POST', '/credentials/test', { credentials })) as CredentialTest;
	}

	/** The URL that the editor opens when a user clicks Connect. */
	async connectAddress({ id }: Credential): Promise<string> {
		return (await this.call('GET', `/oauth2-credential/auth?id=${id}`)) as string;
	}

	/** Opens a URL of n8n as the browser does after the redirect from the consent page. */
	async open(address: string): Promise<string> {
		return await (await this.request('GET', address)).text();
	}

	/** Imports a workflow file and selects the credentials in its Kit nodes, as users have to. */
	async importWorkflow(file: WorkflowFile, ...credentials: Credential[]): Promise<string> {
		const nodes = file.nodes.map((node) => (isOurs(node) ? choose(node, credentials) : node));
		const { id } = (await this.call('POST', '/workflows', {
			active: false,
			settings: {},
			...file,
			nodes,
		})) as {
			id: string;
		};
		return id;
	}

	/** The choices that the editor offers in a list of the Kit node. */
	async listed(methodName: string, credential: Credential, filter?: string): Promise<Choice[]> {
		const asked = { ...editing(credential), path: 'parameters.choice', methodName, filter };
		const path = '/dynamic-node-parameters/resource-locator-results';
		return ((await this.call('POST', path, asked)) as { results: Choice[] }).results;
	}

	/** The columns that the editor offers in a mapper of the Kit node. */
	async columns(methodName: string, credential: Credential): Promise<ResourceMapperField[]> {
		const asked = { ...editing(credential), path: 'parameters.columns', methodName };
		const path = '/dynamic-node-parameters/resource-mapper-fields';
		return ((await this.call('POST', path, asked)) as { fields: ResourceMapperField[] }).fields;
	}

	/** A workflow as stored by n8n. */
	async workflow(workflowId: string): Promise<WorkflowFile> {
		return (await this.call('GET', `/workflows/${workflowId}`)) as WorkflowFile;
	}

	/**
	 * Saves a workflow with other nodes or connections; an active one does not change until it is
	 * activated again.
	 */
	async saveWorkflow(
		workflowId: string,
		changed: Partial<Pick<WorkflowFile, 'nodes' | 'connections'>>,
	): Promise<void> {
		const { versionId } = (await this.call('GET', `/workflows/${workflowId}`)) as Json;
		await this.call('PATCH', `/workflows/${workflowId}`, { ...changed, versionId });
	}

	/** Publishes the workflow: from now on, its own triggers start it. */
	async activate(workflowId: string): Promise<void> {
		const { versionId } = (await this.call('GET', `/workflows/${workflowId}`)) as Json;
		await this.call('POST', `/workflows/${workflowId}/activate`, { versionId });
		await this.settled(workflowId, 'published');
	}

	/** Unpublishes the workflow: its triggers no longer start it. */
	async deactivate(workflowId: string): Promise<void> {
		await this.call('POST', `/workflows/${workflowId}/deactivate`, {});
		await this.settled(workflowId, 'not_published');
	}

	/** Clicks Execute Workflow; the trigger then waits for an event. */
	async listen(workflowId: string, triggerName: string): Promise<void> {
		await this.execute(workflowId, triggerName);
	}

	/** Posts to the webhook of an active workflow, as another program would. */
	async callWebhook(path: string, body: unknown): Promise<void> {
		await this.request('POST', `${this.url}/webhook/${path}`, body);
	}

	/** The IDs of a workflow's executions, including waiting and running ones; at most a hundred. */
	async executionIds(workflowId: string): Promise<string[]> {
		// one that ends at this very moment is listed both as running and as finished
		return [...new Set((await this.executions(workflowId)).map(({ id }) => id))];
	}

	/** Clicks Execute Workflow. */
	async start(workflowId: string, triggerName: string): Promise<string> {
		const { executionId } = (await this.execute(workflowId, triggerName)) as {
			executionId: string;
		};
		return executionId;
	}

	/**
	 * Waits for the end of an execution, and only requests its status, because its data may be large.
	 */
	async ended(workflowId: string, executionId: string): Promise<void> {
		for (;;) {
			const all = await this.executions(workflowId);
			const own = all.filter(({ id }) => id === executionId);
			if (own.some(({ status }) => !UNDER_WAY.includes(status))) return;
			await sleep(250);
		}
	}

	async finished(executionId: string): Promise<Execution> {
		for (;;) {
			const answer = (await this.call('GET', `/executions/${executionId}`)) as Json;
			const status = String(answer.status);
			if (!UNDER_WAY.includes(status)) {
				return readExecution(executionId, status, String(answer.data));
			}
			await sleep(250);
		}
	}

	/** Clicks Stop on an execution. */
	async stopExecution(executionId: string): Promise<void> {
		await this.call('POST', `/executions/${executionId}/stop`, {});
	}

	async run(workflowId: string, triggerName: string): Promise<Execution> {
		return await this.finished(await this.start(workflowId, triggerName));
	}

	protected async execute(workflowId: string, triggerName: string): Promise<unknown> {
		return await this.call('POST', `/workflows/${workflowId}/run`, {
			triggerToStartFrom: { name: triggerName },
		});
	}

	private async executions(workflowId: string): Promise<Array<{ id: string; status: string }>> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const answer = await this.call('GET', `/executions?limit=100&filter=${filter}`);
		return (answer as { results: Array<{ id: string; status: string }> }).results;
	}

	/** n8n responds before it has registered or deregistered the triggers. */
	protected async settled(workflowId: string, wanted: Publication['status']): Promise<void> {
		// n8n assembles the state from two concurrent queries, and the change may end between them
		for (let isCertain = false; ; ) {
			const answer = await this.call('GET', `/workflows/${workflowId}/publication-status`);
			const { status, triggers } = answer as Publication;
			if (status === wanted) return;
			if (status !== 'in_progress' && isCertain) {
				const why = triggers.map(({ errorMessage }) => errorMessage ?? '').join(' ');
				throw new Error(`n8n left the workflow ${status} instead of ${wanted}: ${why}`);
			}
			isCertain = status !== 'in_progress';
			await sleep(250);
		}
	}

	protected async call(method: string, path: string, body?: Json): Promise<unknown> {
		const response = await this.request(method, `${this.url}/rest${path}`, body);
		return ((await response.json()) as { data: unknown }).data;
	}

	private async request(method: string, address: string, body?: unknown): Promise<Response> {
		const response = await fetch(address, {
			method,
			// a busy n8n may close a connection at the moment it is reused
			headers: { 'content-type': 'application/json', cookie: this.cookie, connection: 'close' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		for (const cookie of response.headers.getSetCookie()) {
			if (cookie.startsWith('n8n-auth=')) this.cookie = cookie.split(';')[0] ?? '';
		}
		if (!response.ok) {
			const { pathname } = new URL(address);
			const said = await response.text();
			throw new Error(`n8n answered ${method} ${pathname} with ${response.status}: ${said}`);
		}
		return response;
	}
}

/** What the editor sends for a Kit node that is being edited. */
function editing({ id, name, type }: Credential): Json {
	return {
		nodeTypeAndVersion: { name: 'n8n-nodes-kit.kit', version: 1 },
		currentNodeParameters: { authentication: 'apiKey' },
		credentials: { [type]: { id, name } },
	};
}

function isOurs(node: INode): boolean {
	return node.type.startsWith('n8n-nodes-kit.');
}

function choose(node: INode, credentials: Credential[]): INode {
	const chosen = credentials.map(({ id, name, type }) => [type, { id, name }]);
	return { ...node, credentials: { ...node.credentials, ...Object.fromEntries(chosen) } };
}

function readExecution(id: string, status: string, data: string): Execution {
	const { resultData } = unflatten(data) as IRun['data'];
	return {
		id,
		status,
		error: resultData.error,
		items: (nodeName, output = 0) =>
			(resultData.runData[nodeName] ?? []).flatMap((run) => run.data?.main?.[output] ?? []),
	};
}
