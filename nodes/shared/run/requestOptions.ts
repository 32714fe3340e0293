import {
	NodeOperationError,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INode,
} from 'n8n-workflow';

import { isRecord } from '../basics/isRecord';

/** As long as n8n's declarative engine waits for an answer. */
const TIMEOUT_MS = 300_000;

/** What the user has set in n8n's Request Options about each request. */
export type HttpOptions = Pick<
	IHttpRequestOptions,
	'proxy' | 'timeout' | 'skipSslCertificateValidation'
>;

/** What the user has set there about the items. */
export interface Batching {
	/** How many items start at once; Infinity when all may. */
	size: number;
	/** Milliseconds from the start of one batch to that of the next. */
	interval: number;
}

/**
 * @throws NodeOperationError for a proxy that is no URL
 */
export function httpOptionsOf(run: IExecuteFunctions): HttpOptions {
	const { proxy, timeout, allowUnauthorizedCerts } = requestOptionsOf(run);
	return {
		timeout: Number(timeout) || TIMEOUT_MS,
		...(allowUnauthorizedCerts ? { skipSslCertificateValidation: true } : {}),
		...(proxy ? { proxy: proxyAt(String(proxy), run.getNode()) } : {}),
	};
}

export function batchingOf(run: IExecuteFunctions): Batching {
	const { batching } = requestOptionsOf(run);
	const batch = isRecord(batching) && isRecord(batching.batch) ? batching.batch : {};
	const interval = Number(batch.batchInterval) || 0;
	if (interval <= 0) return { size: Infinity, interval: 0 };
	return { size: Math.max(1, Number(batch.batchSize) || 1), interval };
}

function requestOptionsOf(run: IExecuteFunctions): Record<string, unknown> {
	const options: unknown = run.getNodeParameter('requestOptions', 0, {});
	return isRecord(options) ? options : {};
}

function proxyAt(address: string, node: INode): IHttpRequestOptions['proxy'] {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (!url?.hostname) {
		throw new NodeOperationError(
			node,
			`The proxy in 'Request Options' is not a URL: “${address}”`,
			{
				description:
					'Enter the protocol, host and port of the proxy, such as http://proxy.example.com:3128.',
			},
		);
	}
	const { hostname: host, protocol, username, password } = url;
	const port = Number(url.port) || (protocol === 'https:' ? 443 : 80);
	const auth = { username: decodeURIComponent(username), password: decodeURIComponent(password) };
	return { host, port, protocol: protocol.replace(/:$/, ''), ...(username ? { auth } : {}) };
}
