import type { Site } from './proxy';

/** A team's chat for the examples: its incoming webhook accepts every message. */
export class Chat implements Site {
	static readonly hostname = 'chat.example.com';

	/** The messages it received, oldest first. */
	readonly messages: unknown[] = [];

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
