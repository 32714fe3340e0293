import type { INodeParameters } from 'n8n-workflow';

import { useKit } from '../../../engine/useKit';

/** An empty account, the operations of Webhook Endpoint, and endpoints to add to it. */
export function useWebhookEndpoints() {
	const kit = useKit({ seed: 'empty' });
	const url = 'https://example.com/kit';
	return {
		kit,
		url,
		run: async (operation: string, parameters: INodeParameters = {}) =>
			await kit.n8n.run({ resource: 'webhookEndpoint', operation, ...parameters }),
		sent: () =>
			kit.sandbox.requests.map(({ method, path, query, body }) => ({ method, path, query, body })),
		addEndpoint: (more = {}) =>
			kit.sandbox.store.addWebhookEndpoint({ url, events: ['tag.created'], ...more }),
	};
}
