// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- compresses like a server, test only
import { gzipSync } from 'node:zlib';
import { ConnectionLost, KitError } from './errors';
import type { AnsweredFault } from './faults';
import { json } from './operation';

/** The length of gzip's header; without the header, clients do not try to decompress. */
const GZIP_HEADER_BYTES = 10;

/**
 * The fault's response.
 *
 * @param secret the key, token or secret of the request
 * @param failed formats an error for the API version
 */
export function faultAnswer(
	fault: AnsweredFault,
	secret: string,
	failed: (error: KitError) => Response,
): Response {
	switch (fault.kind) {
		case 'status':
			return statusAnswer(fault);
		case 'redirect':
			return new Response(null, { status: fault.status, headers: { location: fault.to } });
		case 'garbage':
			return new Response('<!doctype html><title>Kit</title><h1>We will be right back</h1>', {
				status: fault.status ?? 200,
				headers: { 'content-type': 'text/html; charset=utf-8' },
			});
		case 'echoCredential':
			return failed(new KitError(fault.status ?? 422, [`The credential ${secret} is not valid`]));
	}
}

/** Plain text and no Retry-After (docs/kit-api.md#rate-limits). */
export function tooMany(): Response {
	return new Response('Retry later', {
		status: 429,
		headers: { 'content-type': 'text/plain; charset=utf-8' },
	});
}

/** Sends the full Content-Length and half of the body, then closes the connection. */
export async function cutInHalf(response: Response): Promise<Response> {
	const whole = new Uint8Array(await response.arrayBuffer());
	if (whole.length === 0) throw new ConnectionLost();
	const parts = [whole.slice(0, Math.ceil(whole.length / 2))];
	const body = new ReadableStream<Uint8Array>({
		pull: (controller) => {
			const part = parts.shift();
			if (part) controller.enqueue(part);
			else controller.error(new ConnectionLost());
		},
	});
	return again(response, body, { 'content-length': String(whole.length) });
}

/** Sends the complete body as gzip, with only zeros after the header. */
export async function unpackable(response: Response): Promise<Response> {
	const packed = gzipSync(await response.arrayBuffer()).fill(0, GZIP_HEADER_BYTES);
	return again(response, packed, {
		'content-encoding': 'gzip',
		'content-length': String(packed.length),
	});
}

function again(
	{ status, headers }: Response,
	body: ReadableStream<Uint8Array> | Uint8Array,
	more: Record<string, string>,
): Response {
	return new Response(body, { status, headers: { ...Object.fromEntries(headers), ...more } });
}

function statusAnswer(fault: Extract<AnsweredFault, { kind: 'status' }>): Response {
	const { status, body, headers = {} } = fault;
	const text = body === undefined && status === 429 ? 'Retry later' : body;
	if (text === undefined) return new Response(null, { status, headers });
	if (typeof text === 'string') return new Response(text, { status, headers });
	return json(status, text, headers);
}
