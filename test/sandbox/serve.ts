/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- a script for a terminal: it reads PORT, prints and exits. Test only. */
import { createSandbox, deliverOverHttp } from './index';
import { greeting, startServer } from './server';

/**
 * The redirect URI of an n8n on its default port, so that its OAuth credential works immediately.
 */
const N8N_CALLBACK = 'http://localhost:5678/rest/oauth2-credential/callback';

async function main(): Promise<void> {
	const sandbox = createSandbox({ seed: 'believable', deliver: deliverOverHttp });
	// Webhooks sent by this server are usually received on the same computer.
	sandbox.store.allowPrivateWebhookUrls = true;
	sandbox.allowRedirectUri(N8N_CALLBACK);
	const server = await startServer(sandbox, Number(process.env.PORT ?? 4010));
	console.log(greeting(sandbox, server.port));
	process.once('SIGINT', () => process.exit(0));
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
