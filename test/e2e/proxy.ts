/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
/* eslint import-x/no-unresolved: "off" --
	`npm run test:e2e` and `npm run demo` install mockttp, and a clone is linted without it too */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
	generateCACertificate,
	getLocal,
	type CallbackResult,
	type CompletedRequest,
} from 'mockttp';

/** Handles the requests to a host. */
export interface Site {
	/** Throws to simulate a lost connection. */
	fetch(request: Request): Promise<Response> | Response;
}

export interface Proxy {
	url: string;
	/** The file of the certificate that makes n8n trust this proxy. */
	caFile: string;
	/** What n8n tried to reach besides Kit, without success. */
	elsewhere: string[];
	/** Adds a handler for one more host. */
	standIn(hostname: string, site: Site): void;
	stop(): Promise<void>;
}

const kitHosts = ['api.kit.com', 'app.kit.com', 'api.convertkit.com'];
const thisComputer = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/**
 * The proxy between n8n and the sandbox. n8n calls Kit's hosts as usual; its proxy setting
 * redirects the call here, the sandbox responds, and nothing leaves this computer.
 */
export async function startProxy(kit: Site, folder: string): Promise<Proxy> {
	const https = await generateCACertificate({ subject: { commonName: 'Kit sandbox' } });
	const caFile = join(folder, 'sandbox-ca.pem');
	await writeFile(caFile, https.cert);

	const elsewhere: string[] = [];
	const sites = new Map(kitHosts.map((hostname) => [hostname, kit]));
	const server = getLocal({ https, recordTraffic: false });
	await server.forAnyRequest().thenCallback(async (request) => {
		// mockttp listens on every network interface, but the sandbox must only be reachable from this
		// computer
		if (!thisComputer.includes(request.remoteIpAddress ?? '')) return 'reset';
		const { hostname } = new URL(request.url);
		const site = sites.get(hostname);
		if (site) return await answer(site, request);
		elsewhere.push(`${request.method} ${request.url}`);
		return { statusCode: 403, headers: {}, rawBody: Buffer.from('Nothing leaves this computer.') };
	});
	await server.start();

	const url = `http://127.0.0.1:${server.port}`;
	const standIn: Proxy['standIn'] = (hostname, site) => void sites.set(hostname, site);
	return { url, caFile, elsewhere, standIn, stop: async () => await server.stop() };
}

async function answer(site: Site, request: CompletedRequest): Promise<CallbackResult> {
	const { method, url, body } = request;
	const hasBody = method !== 'GET' && method !== 'HEAD' && body.buffer.length > 0;
	try {
		const response = await site.fetch(
			new Request(url, {
				method,
				headers: toHeaders(request.headers),
				body: hasBody ? new Uint8Array(body.buffer) : undefined,
				redirect: 'manual',
			}),
		);
		return {
			statusCode: response.status,
			headers: Object.fromEntries(response.headers),
			rawBody: Buffer.from(await response.arrayBuffer()),
		};
	} catch {
		// makes n8n see a real lost connection
		return 'reset';
	}
}

function toHeaders(headers: CompletedRequest['headers']): Headers {
	const result = new Headers();
	for (const [name, value] of Object.entries(headers)) {
		// fetch does not accept HTTP/2's pseudo-headers such as ":path"
		if (value === undefined || name.startsWith(':')) continue;
		for (const one of [value].flat()) result.append(name, one);
	}
	return result;
}
