/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in bench/ is published */
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';

import type { Sandbox } from '../test/sandbox';

export interface Sent {
	method?: string;
	headers?: { toJSON(): Record<string, string> };
	data?: string;
	responseType?: string;
}

interface Axios {
	defaults: { adapter: unknown };
	getUri(sent: Sent): string;
}

interface Answer {
	status: number;
	headers: Record<string, string>;
	data: string;
}

/**
 * Responds to every request that n8n sends in this process, where n8n's HTTP client would open a
 * connection, so that it adds next to nothing to the measurement.
 */
export function answerWith(answer: (url: string, sent: Sent) => Promise<Answer>): void {
	const fromN8n = createRequire(createRequire(__filename).resolve('@n8n/backend-network'));
	const axios = fromN8n('axios') as Axios;
	axios.defaults.adapter = async (config: Sent) => {
		const answered = await answer(axios.getUri(config), config);
		const isStream = config.responseType === 'stream';
		const data = isStream ? Readable.from([Buffer.from(answered.data)]) : answered.data;
		return { ...answered, data, statusText: '', config };
	};
}

/** Lets a sandbox respond. */
export function answerFrom(sandbox: Sandbox): void {
	answerWith(async (url, { method = 'GET', headers, data }) => {
		const body = data === undefined ? {} : { body: data };
		const request = new Request(url, {
			method: method.toUpperCase(),
			headers: headers?.toJSON() ?? {},
			...body,
		});
		const response = await sandbox.fetch(request);
		const given = Object.fromEntries(response.headers);
		return { status: response.status, headers: given, data: await response.text() };
	});
}
