import type { Proxy, Site } from './proxy';

/** The chat of a team that the examples send messages to: its incoming webhook takes every message. */
export class Chat implements Site {
	/** What was sent to it, oldest first. */
	readonly messages: unknown[] = [];

	/** @param proxy the way from n8n to the chat */
	constructor(proxy: Proxy) {
		proxy.standIn('chat.example.com', this);
	}

	async fetch(request: Request): Promise<Response> {
		const { pathname } = new URL(request.url);
		if (request.method !== 'POST' || pathname !== '/hooks/kit') {
			return new Response('no such webhook', { status: 404 });
		}
		const { text } = (await request.json()) as { text?: unknown };
		this.messages.push(text);
		return new Response('ok');
	}
}
