import type { Proxy } from './proxy';

/** The chat of a team that the examples send messages to: its incoming webhook takes every message. */
export class Chat {
	/** What was sent to it, oldest first. */
	readonly messages: unknown[] = [];

	/** @param proxy the way from n8n to the chat */
	constructor({ standIns }: Proxy) {
		standIns.set('chat.example.com', async (request) => {
			const { pathname } = new URL(request.url);
			if (request.method !== 'POST' || pathname !== '/hooks/kit') {
				return new Response('no such webhook', { status: 404 });
			}
			const { text } = (await request.json()) as { text?: unknown };
			this.messages.push(text);
			return new Response('ok');
		});
	}
}
