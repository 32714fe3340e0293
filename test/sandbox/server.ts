import { serve, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import { ConnectionLost, type Sandbox } from './index';

const HOST = '127.0.0.1';

/** How often a server processes what is due: queued bulk requests, callbacks and webhooks. */
const LOOK_EVERY_MS = 250;

export interface SandboxServer {
	port: number;
	close: () => Promise<void>;
}

/**
 * Serves a sandbox on loopback.
 *
 * @param port 0 for any free port
 * @throws Error with a clear message if the port is in use
 */
export async function startServer(sandbox: Sandbox, port: number): Promise<SandboxServer> {
	const answer = async (request: Request, { incoming }: HttpBindings | Http2Bindings) => {
		try {
			return await sandbox.fetch(request);
		} catch (error) {
			if (error instanceof ConnectionLost) incoming.socket.destroy();
			return new Response(String(error), { status: 500 });
		}
	};
	return await new Promise((resolve, reject) => {
		const server = serve({ fetch: answer, hostname: HOST, port }, (info) => {
			// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- real time, test only
			const looking = setInterval(() => void sandbox.runDue(), LOOK_EVERY_MS);
			resolve({
				port: info.port,
				close: async () => {
					// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- as above
					clearInterval(looking);
					await new Promise((closed) => server.close(closed));
				},
			});
		});
		server.on('error', (error: Error & { code?: string }) => {
			reject(
				error.code === 'EADDRINUSE'
					? new Error(`Port ${port} is already in use. Choose another: PORT=4011 npm run sandbox`)
					: error,
			);
		});
	});
}

/** The message in the terminal once the sandbox is running. */
export function greeting(sandbox: Sandbox, port: number): string {
	const base = `http://${HOST}:${port}/v4`;
	const curl = `curl -H 'X-Kit-Api-Key: ${sandbox.apiKey}'`;
	const { confidential } = sandbox.oauthApps;
	const v3 = `http://${HOST}:${port}/v3`;
	return [
		`The Kit sandbox is running at ${base} with ${sandbox.store.subscribers.size} subscribers.`,
		`API key: ${sandbox.apiKey}`,
		`OAuth client: ${confidential.clientId} with secret ${confidential.clientSecret}`,
		`V3 is at ${v3}. API secret: ${sandbox.v3.apiSecret}`,
		'',
		`  ${curl} ${base}/account`,
		`  ${curl} '${base}/subscribers?per_page=2&include=tags'`,
		`  ${curl} -H 'Content-Type: application/json' -d '{"name":"New readers"}' ${base}/tags`,
		`  curl '${v3}/account?api_secret=${sandbox.v3.apiSecret}'`,
		'',
		'To try a plugin, such as the Kit Plugin Trigger in your n8n, without a Kit account:',
		'',
		'  npm run editor -- <URL of its setup page>',
		'',
		'All data is lost when it stops. Press Ctrl-C to stop it.',
	].join('\n');
}
