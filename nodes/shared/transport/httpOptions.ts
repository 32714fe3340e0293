import { NodeOperationError, type IHttpRequestOptions, type INode } from 'n8n-workflow';

import { isRecord } from '../basics/isRecord';

/** The timeout of n8n's declarative engine. */
const TIMEOUT_MS = 300_000;

/** The user's settings for each request from n8n's Request Options. */
export type HttpOptions = Pick<
	IHttpRequestOptions,
	'proxy' | 'timeout' | 'skipSslCertificateValidation'
>;

/**
 * @param requestOptions the value of n8n's parameter `requestOptions`; triggers have none
 * @throws NodeOperationError if the proxy is not a URL
 */
export function httpOptionsIn(requestOptions: unknown, node: INode): HttpOptions {
	const given = isRecord(requestOptions) ? requestOptions : {};
	const { proxy, timeout, allowUnauthorizedCerts } = given;
	return {
		timeout: Number(timeout) || TIMEOUT_MS,
		...(allowUnauthorizedCerts ? { skipSslCertificateValidation: true } : {}),
		...(proxy ? { proxy: proxyAt(String(proxy), node) } : {}),
	};
}

function proxyAt(address: string, node: INode): IHttpRequestOptions['proxy'] {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (!url?.hostname || !isEncoded(url.username + url.password)) {
		throw new NodeOperationError(
			node,
			// The part before the host may contain a password.
			`The proxy in 'Request Options' is not a URL: “${address.replace(/^.*@/s, '')}”`,
			{
				description:
					'Enter the protocol, host and port of the proxy, such as http://proxy.example.com:3128. In the username and password, encode % as %25 and @ as %40.',
			},
		);
	}
	const { hostname: host, protocol, username, password } = url;
	const port = Number(url.port) || (protocol === 'https:' ? 443 : 80);
	const auth = { username: decodeURIComponent(username), password: decodeURIComponent(password) };
	return { host, port, protocol: protocol.replace(/:$/, ''), ...(username ? { auth } : {}) };
}

/** Whether every percent sign is part of a percent-encoded character. */
function isEncoded(text: string): boolean {
	try {
		return decodeURIComponent(text) !== undefined;
	} catch {
		return false;
	}
}
