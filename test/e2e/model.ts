/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { IDataObject } from 'n8n-workflow';
import { freePort } from './port';

/** A tool call that the model requests. */
export interface ToolCall {
	/** Its name, or the end of it: n8n's MCP client adds a prefix. */
	tool: string;
	input: IDataObject;
}

/** The model's turn: the tools that it calls, or its answer. */
export type Turn = ToolCall[] | string;

/** What n8n tells the model about a tool. */
export interface KnownTool {
	name: string;
	description?: string;
	/** A JSON schema. */
	parameters: IDataObject;
}

export interface Message {
	role: string;
	content: unknown;
}

/** What n8n sent for a turn. */
export interface Prompt {
	messages: Message[];
	tools?: Array<{ type: string; function: KnownTool }>;
}

/**
 * A language model with OpenAI's chat completions API that follows a script, and records what it
 * receives.
 */
export interface ScriptedModel {
	/** The base URL for n8n's OpenAI credential. */
	url: string;
	/** What it received since the script was set, one entry per turn. */
	prompts: Prompt[];
	/** Sets the script, one entry per turn, and clears what was recorded. */
	play(...turns: Turn[]): void;
	/** The contents of the tool results that it last received. */
	toolAnswers(): unknown[];
	stop(): Promise<void>;
}

interface Completion {
	message: { role: 'assistant'; content: string | null; tool_calls?: OpenAiCall[] };
	finish_reason: 'stop' | 'tool_calls';
}

interface OpenAiCall {
	id: string;
	type: 'function';
	function: { name: string; arguments: string };
}

/** Starts a model that is only reachable from this computer. */
export async function startModel(): Promise<ScriptedModel> {
	let turns: Turn[] = [];
	let calls = 0;
	const prompts: Prompt[] = [];
	const app = new Hono();
	app.post('/v1/chat/completions', async (context) => {
		const prompt: Prompt & { stream?: boolean } = await context.req.json();
		prompts.push(prompt);
		const { message, finish_reason } = completion(
			turns.shift() ?? 'The script has ended.',
			prompt,
			() => String(++calls),
		);
		const answer = { id: `completion-${prompts.length}`, created: 0, model: 'scripted' };
		const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
		if (!prompt.stream) {
			const choices = [{ index: 0, message, finish_reason }];
			return context.json({ ...answer, object: 'chat.completion', choices, usage });
		}
		return streamSSE(context, async (stream) => {
			const send = async (choices: unknown[], more: object = {}) =>
				await stream.writeSSE({
					data: JSON.stringify({ ...answer, object: 'chat.completion.chunk', choices, ...more }),
				});
			const tool_calls = message.tool_calls?.map((call, index) => ({ index, ...call }));
			await send([{ index: 0, delta: { ...message, tool_calls }, finish_reason: null }]);
			await send([{ index: 0, delta: {}, finish_reason }]);
			await send([], { usage });
			await stream.writeSSE({ data: '[DONE]' });
		});
	});

	const port = await freePort();
	const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port });
	return {
		url: `http://127.0.0.1:${port}/v1`,
		prompts,
		play: (...script) => {
			turns = script;
			prompts.length = 0;
		},
		toolAnswers: () =>
			(prompts.at(-1)?.messages ?? [])
				.filter(({ role }) => role === 'tool')
				.map(({ content }) => content),
		stop: async () => await new Promise((stopped) => server.close(() => stopped())),
	};
}

function completion(turn: Turn, { tools = [] }: Prompt, nextId: () => string): Completion {
	if (typeof turn === 'string') {
		return { message: { role: 'assistant', content: turn }, finish_reason: 'stop' };
	}
	const known = (tool: string) =>
		tools.map((each) => each.function.name).find((name) => name.endsWith(tool)) ?? tool;
	const tool_calls = turn.map(({ tool, input }) => ({
		id: `call_${nextId()}`,
		type: 'function' as const,
		function: { name: known(tool), arguments: JSON.stringify(input) },
	}));
	return { message: { role: 'assistant', content: null, tool_calls }, finish_reason: 'tool_calls' };
}
