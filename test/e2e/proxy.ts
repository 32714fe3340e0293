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

/** Answers the requests of a host on the internet. */
export type Answer = (request: Request) => Promise<Response>;

/** Whatever answers as Kit: the sandbox. */
export interface Kit {
	fetch: Answer;
}

export interface Proxy {
	url: string;
	/** The certificate that makes n8n trust this proxy, as a file. */
	caFile: string;
	/** Who answers in the place of a host besides Kit, by its name. */
	standIns: Map<string, Answer>;
	/** What n8n tried to reach besides all of them, and could not. */
	elsewhere: string[];
	stop(): Promise<void>;
}

const kitHosts = ['api.kit.com', 'app.kit.com', 'api.convertkit.com'];
const thisComputer = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/**
 * The way from n8n to the sandbox. n8n calls Kit's hosts as it always does; its proxy setting
 * brings the call here, the sandbox answers, and nothing leaves this computer. Nobody else is there
 * unless a case puts a stand-in for them.
 */
export async function startProxy(kit: Kit, folder: string): Promise<Proxy> {
	const https = await generateCACertificate({ subject: { commonName: 'Kit sandbox' } });
	const caFile = join(folder, 'sandbox-ca.pem');
	await writeFile(caFile, https.cert);

	const standIns = new Map<string, Answer>();
	const elsewhere: string[] = [];
	const server = getLocal({ https, recordTraffic: false });
	await server.forAnyRequest().thenCallback(async (request) => {
		// mockttp listens on every network interface, the sandbox is for this computer alone
		if (!thisComputer.includes(request.remoteIpAddress ?? '')) return 'reset';
		const { hostname } = new URL(request.url);
		const who = kitHosts.includes(hostname) ? kit.fetch : standIns.get(hostname);
		if (who !== undefined) return await answer(who, request);
		elsewhere.push(`${request.method} ${request.url}`);
		return { statusCode: 403, headers: {}, rawBody: Buffer.from('Nothing leaves this computer.') };
	});
	await server.start();

	const url = `http://127.0.0.1:${server.port}`;
	return { url, caFile, standIns, elsewhere, stop: async () => await server.stop() };
}

async function answer(who: Answer, request: CompletedRequest): Promise<CallbackResult> {
	const { method, url, body } = request;
	const hasBody = method !== 'GET' && method !== 'HEAD' && body.buffer.length > 0;
	try {
		const response = await who(
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
		// the sandbox throws when it plays a lost connection: let n8n see a real one
		return 'reset';
	}
}

function toHeaders(headers: CompletedRequest['headers']): Headers {
	const result = new Headers();
	for (const [name, value] of Object.entries(headers)) {
		// HTTP/2's ":path" and the like are no headers to fetch
		if (value === undefined || name.startsWith(':')) continue;
		for (const one of [value].flat()) result.append(name, one);
	}
	return result;
}
