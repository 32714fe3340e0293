import { createSandbox, type Sandbox, type SandboxOptions } from './index';

/** The time at which all tests start: 1 March 2026, noon UTC. */
export const NOON = Date.UTC(2026, 2, 1, 12);

export interface Answered {
	status: number;
	/** The parsed JSON, or the text if it is not JSON; undefined without a body. */
	body: unknown;
	headers: Headers;
}

export interface Kit {
	sandbox: Sandbox;
	/** Advances the clock. */
	advance: (ms: number) => void;
	/** Sends with the API key, unless headers say otherwise. */
	send: (
		method: string,
		path: string,
		body?: unknown,
		headers?: Record<string, string>,
	) => Promise<Answered>;
	/** Sends to V3 with the secret or the key, in the documented place. */
	sendV3: (
		method: string,
		path: string,
		body?: object,
		credential?: 'api_secret' | 'api_key',
	) => Promise<Answered>;
	/** Sends with a new access token of an app. */
	sendAs: (
		app: 'confidential' | 'public',
		method: string,
		path: string,
		body?: unknown,
	) => Promise<Answered>;
}

/** A sandbox with a stopped clock, and a small client for it. */
export function newKit(options: SandboxOptions = {}): Kit {
	let now = NOON;
	const sandbox = createSandbox({ now: () => now, ...options });
	const send: Kit['send'] = async (
		method,
		path,
		body,
		headers = { 'X-Kit-Api-Key': sandbox.apiKey },
	) =>
		await read(
			await sandbox.fetch(
				new Request(`https://api.kit.com${path}`, {
					method,
					headers: { 'Content-Type': 'application/json', ...headers },
					...(body === undefined ? {} : { body: JSON.stringify(body) }),
				}),
			),
		);
	const sendV3: Kit['sendV3'] = async (method, path, body, credential = 'api_secret') => {
		const { apiKey, apiSecret } = sandbox.v3;
		const given = { [credential]: credential === 'api_key' ? apiKey : apiSecret };
		if (body) return await send(method, path, { ...given, ...body }, {});
		const query = new URLSearchParams(given).toString();
		return await send(method, `${path}${path.includes('?') ? '&' : '?'}${query}`, undefined, {});
	};
	return {
		sandbox,
		sendV3,
		advance: (ms) => {
			now += ms;
		},
		send,
		sendAs: async (app, method, path, body) => {
			const { accessToken } = sandbox.issueToken({ app });
			return await send(method, path, body, { Authorization: `Bearer ${accessToken}` });
		},
	};
}

/** Status, headers and body of a response. */
export async function read(response: Response): Promise<Answered> {
	const text = await response.text();
	const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
	const parsed: unknown = isJson ? JSON.parse(text) : text;
	return {
		status: response.status,
		body: text === '' ? undefined : parsed,
		headers: response.headers,
	};
}
