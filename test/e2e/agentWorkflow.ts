import type { IConnections, INode, INodeParameters } from 'n8n-workflow';
import type { Credential, WorkflowFile } from './client';
import { node, workflow } from './workflow';

/** The name of the agent in every workflow. */
export const AGENT = 'Agent';

/** A Kit node as an agent's tool. The model calls it by the node's name, with underscores. */
export function kitTool(
	name: string,
	parameters: INodeParameters,
	settings: Partial<Pick<INode, 'onError'>> = {},
): INode {
	return node(name, 'n8n-nodes-kit.kitTool', parameters, settings);
}

/** A parameter that the model fills in, in the format that n8n's editor uses. */
export function fromModel(key: string, description = '', type = 'string'): string {
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`${description}\`, '${type}') }}`;
}

/**
 * An agent with its model and its tools, after a trigger that starts it once.
 *
 * @param version of n8n's agent node
 * @param openAi the credential of the model
 */
export function agentWorkflow(version: number, openAi: Credential, tools: INode[]): WorkflowFile {
	const ask = { promptType: 'define', text: 'Follow the script.', options: {} };
	const parameters = version < 2 ? { ...ask, agent: 'toolsAgent' } : ask;
	const agent = node(AGENT, '@n8n/n8n-nodes-langchain.agent', parameters, { typeVersion: version });
	const file = workflow(`Agent ${version}`, [{}], [agent]);
	const model = node(
		'Model',
		'@n8n/n8n-nodes-langchain.lmChatOpenAi',
		// a name that n8n's token counter supports
		{ model: { __rl: true, mode: 'id', value: 'gpt-4o' }, options: {} },
		{ typeVersion: 1.2, credentials: { openAiApi: { id: openAi.id, name: openAi.name } } },
	);
	return {
		...file,
		nodes: [...file.nodes, model, ...tools],
		connections: {
			...file.connections,
			Model: { ai_languageModel: [[{ node: AGENT, type: 'ai_languageModel', index: 0 }]] },
			...toolConnections(tools, AGENT),
		},
		// without it, the response of an agent's tool is empty
		settings: { executionOrder: 'v1' },
	};
}

/** An MCP server at `mcp/<path>` that offers the tools. */
export function mcpWorkflow(path: string, version: number, tools: INode[]): WorkflowFile {
	const trigger = node(
		'MCP Server Trigger',
		'@n8n/n8n-nodes-langchain.mcpTrigger',
		{ path, authentication: 'none' },
		{ typeVersion: version, webhookId: path },
	);
	return {
		name: 'MCP server',
		nodes: [trigger, ...tools],
		connections: toolConnections(tools, trigger.name),
		settings: { executionOrder: 'v1' },
	};
}

/** n8n's MCP client as an agent's tool, with all tools of the server at that URL. */
export function mcpClientTool(endpointUrl: string): INode {
	return node(
		'MCP Client',
		'@n8n/n8n-nodes-langchain.mcpClientTool',
		{ endpointUrl, serverTransport: 'httpStreamable', include: 'all', options: {} },
		{ typeVersion: 1.2 },
	);
}

function toolConnections(tools: INode[], to: string): IConnections {
	return Object.fromEntries(
		tools.map(({ name }) => [name, { ai_tool: [[{ node: to, type: 'ai_tool', index: 0 }]] }]),
	);
}
