// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- the type of nock's bodies, test only
import { Readable } from 'node:stream';
import nock from 'nock';
import type { Sandbox } from './index';

const HOSTS = ['https://api.kit.com', 'https://app.kit.com', 'https://api.convertkit.com'];
const CUT_AFTER_MS = 20;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/**
 * From now on, `sandbox` responds to every request to Kit's hosts, and no other connection can be
 * opened. A ConnectionLost becomes the client's ECONNRESET. Call `stopNock` to end it.
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

/** Restores the network. */
export function stopNock(): void {
	nock.abortPendingRequests();
	nock.cleanAll();
	nock.enableNetConnect();
	nock.restore();
}

function headersOf(given: Record<string, string | string[] | undefined>): Headers {
	const headers = new Headers();
	for (const [name, value] of Object.entries(given)) {
		// Length and host belong to the connection; fetch sets its own.
		if (value === undefined || name === 'content-length' || name === 'host') continue;
		for (const one of [value].flat()) headers.append(name, one);
	}
	return headers;
}

/** The body as bytes, or as a stream that fails if the connection is lost in the middle of it. */
async function read(response: Response): Promise<Buffer | Readable | string> {
	// No bytes for an empty body: some clients would set a Content-Length.
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
				// nock only emits an error once the client has the response's headers.
				// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- test only
				else setTimeout(() => this.destroy(lost), CUT_AFTER_MS);
			},
		});
	}
}

/** nock has already parsed JSON bodies; all others are passed on as text. */
function bodyOf(method: string, body: unknown): { body?: string } {
	if (method === 'GET' && body === '') return {};
	if (method === 'GET' || method === 'HEAD' || body === '' || body === undefined) return {};
	return { body: typeof body === 'string' ? body : JSON.stringify(body) };
}
