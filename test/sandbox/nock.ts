// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- what nock takes for a body, test only
import { Readable } from 'node:stream';
import nock from 'nock';
import type { Sandbox } from './index';

const HOSTS = ['https://api.kit.com', 'https://app.kit.com', 'https://api.convertkit.com'];
const CUT_AFTER_MS = 20;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/**
 * From now on, `sandbox` responds to every request to Kit's hosts, and no other connection can be
 * opened. A ConnectionLost becomes the client's ECONNRESET. End it with `stopNock`.
 */
export function serveThroughNock(sandbox: Sandbox): void {
	if (!nock.isActive()) nock.activate();
	nock.disableNetConnect();
	for (const host of HOSTS) {
		const scope = nock(host).persist();
		for (const method of METHODS) {
			scope
				.intercept(() => true, method)
				.reply(async function reply(path, body) {
					const response = await sandbox.fetch(
						new Request(`${host}${path}`, {
							method,
							headers: headersOf(this.req.headers),
							...bodyOf(method, body),
						}),
					);
					return [response.status, await read(response), Object.fromEntries(response.headers)];
				});
		}
	}
}

/** Gives the network back. */
export function stopNock(): void {
	nock.abortPendingRequests();
	nock.cleanAll();
	nock.enableNetConnect();
	nock.restore();
}

function headersOf(given: Record<string, string | string[] | undefined>): Headers {
	const headers = new Headers();
	for (const [name, value] of Object.entries(given)) {
		// Lengths and hosts belong to the connection, and fetch insists on its own.
		if (value === undefined || name === 'content-length' || name === 'host') continue;
		for (const one of [value].flat()) headers.append(name, one);
	}
	return headers;
}

/** The body as bytes, or, when the connection is lost in the middle of it, as a stream that breaks. */
async function read(response: Response): Promise<Buffer | Readable | string> {
	// An empty body has no bytes: some clients would give it a length.
	if (!response.body) return '';
	const parts: Uint8Array[] = [];
	const reader = response.body.getReader();
	try {
		for (let part = await reader.read(); !part.done; part = await reader.read()) {
			parts.push(part.value);
		}
		return Buffer.concat(parts);
	} catch (error) {
		const lost = error instanceof Error ? error : new Error(String(error));
		return new Readable({
			read() {
				const part = parts.shift();
				if (part) this.push(part);
				// nock only passes on an error once the client has the head of the response.
				// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- test only
				else setTimeout(() => this.destroy(lost), CUT_AFTER_MS);
			},
		});
	}
}

/** nock has parsed JSON bodies already; everything else arrives as the text it was. */
function bodyOf(method: string, body: unknown): { body?: string } {
	if (method === 'GET' && body === '') return {};
	if (method === 'GET' || method === 'HEAD' || body === '' || body === undefined) return {};
	return { body: typeof body === 'string' ? body : JSON.stringify(body) };
}
