// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- a server that breaks answers off, as no library does
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { api } from '../../../../nodes/Kit/api';
import type { Api } from '../../../../nodes/shared/transport/api';

export type { ServerResponse };

type Answer = (response: ServerResponse) => void;

/**
 * A server on the loopback interface that sends the responses in turn, then the last one again and
 * again.
 */
export class Loopback {
	readonly requests: Array<Pick<IncomingMessage, 'method' | 'url' | 'headers'> & { body: string }> =
		[];

	private readonly server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk) => (body += String(chunk)));
		request.on('end', () => {
			const { method, url, headers } = request;
			this.requests.push({ method, url, headers, body });
			const answer = this.answers[Math.min(this.requests.length, this.answers.length) - 1];
			answer?.(response);
		});
	});

	constructor(private readonly answers: Answer[]) {}

	/** @returns its URL */
	async start(): Promise<string> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
		const address = this.server.address();
		if (address === null || typeof address === 'string') throw new Error('No port');
		return `http://127.0.0.1:${address.port}`;
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

/** Kit's API V4 with another base URL. */
export function apiAt(baseURL: string, like: Api = api): Api {
	return { ...like, baseURL };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
	return (response) => {
		response.writeHead(status, { 'content-type': 'application/json', ...headers });
		response.end(body === undefined ? undefined : JSON.stringify(body));
	};
}
