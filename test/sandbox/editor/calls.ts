import type { z } from 'zod';
import { withoutSecrets } from '../http/requestLog';

export type Send = (request: Request) => Promise<Response>;

export type CallKind =
	| 'block'
	| 'search'
	| 'options'
	| 'media'
	| 'inserted'
	| 'token'
	| 'refresh'
	| 'revoke';

/** One request that Kit sent to a plugin. No token, code or secret ever appears in it. */
export interface PluginCall {
	kind: CallKind;
	method: string;
	url: string;
	body: unknown;
	/** Whether it had an access token. */
	bearer: boolean;
	/** 0 if there was no response. */
	status: number;
	/** The parsed response, or its text if it is not JSON. */
	answer: unknown;
}

/** A response that violates the documentation, or a missing one. */
export interface RefusedAnswer {
	kind: CallKind;
	url: string;
	status: number;
	reason: string;
}

export interface Answered<T> {
	status: number;
	/** undefined if the response is not as documented; `refused` then has the reason. */
	body: T | undefined;
}

/** Sends Kit's requests to a plugin, and records the responses. */
export class PluginCalls {
	readonly made: PluginCall[] = [];

	/** Responses that violate the documentation. */
	readonly refused: RefusedAnswer[] = [];

	constructor(private readonly send: Send) {}

	/**
	 * Sends a request and checks the response against its documented format. Kit documents a `code`
	 * in the body, but no HTTP status, so blocks and searches accept any status.
	 *
	 * @param shape undefined if only the status of the response counts
	 */
	async ask<T>(
		kind: CallKind,
		request: Request,
		shape: z.ZodType<T, z.ZodTypeDef, unknown> | undefined,
	): Promise<Answered<T>> {
		const { method, url } = request;
		const sent = await request.clone().text();
		const call: PluginCall = {
			kind,
			method,
			url,
			body: recorded(kind, parsedBody(sent)),
			bearer: request.headers.has('authorization'),
			status: 0,
			answer: undefined,
		};
		this.made.push(call);
		const refuse = (reason: string): Answered<T> => {
			this.refused.push({ kind, url, status: call.status, reason });
			return { status: call.status, body: undefined };
		};

		let text: string;
		let type: string;
		try {
			const response = await this.send(request);
			call.status = response.status;
			type = response.headers.get('content-type') ?? '';
			text = await response.text();
		} catch (error) {
			return refuse(`no response: ${String(error)}`);
		}
		const answer = parsed(text);
		call.answer = recorded(kind, answer ?? text);
		if (shape === undefined) {
			if (call.status < 200 || call.status > 299) return refuse(`the status is ${call.status}`);
			return { status: call.status, body: undefined };
		}
		if (answer === undefined)
			return refuse(`the response is not valid JSON: ${text.slice(0, 200)}`);
		if (!/^application\/json\b/.test(type)) return refuse(`the content type is "${type}"`);
		const result = shape.safeParse(answer);
		if (result.success) return { status: call.status, body: result.data };
		const what = JSON.stringify(recorded(kind, answer)).slice(0, 300);
		return refuse(`the response does not have the documented format: ${what}`);
	}
}

/** Only OAuth bodies contain secrets; the `code` of a block is not a secret. */
function recorded(kind: CallKind, body: unknown): unknown {
	return ['token', 'refresh', 'revoke'].includes(kind) ? withoutSecrets(body) : body;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** Parses JSON (in Kit's samples, sometimes with a form's content type) or a form. */
function parsedBody(text: string): unknown {
	if (text === '') return undefined;
	return parsed(text) ?? Object.fromEntries(new URLSearchParams(text));
}
