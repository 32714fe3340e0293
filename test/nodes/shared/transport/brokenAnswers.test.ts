// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- packs an answer as Kit's servers do
import { gzipSync } from 'node:zlib';

import { kitRequest } from '../../../../nodes/shared/transport/request';
import { N8n } from '../../../engine/n8n';
import { createSandbox } from '../../../sandbox';
import { useVirtualClock, type VirtualClock } from '../../../virtualClock';
import { apiAt, json, Loopback, type ServerResponse } from './loopback';

const TAG = JSON.stringify({ tag: { id: 1, name: 'A tag with a name that is long enough' } });
const PACKED = gzipSync(TAG);

/** Responses that start with a success status and are then cut off. */
const BROKEN: Record<string, (response: ServerResponse) => void> = {
	'a body that is cut off': (response) => {
		response.writeHead(200, { 'content-length': TAG.length });
		response.write(TAG.slice(0, 20), () => response.destroy());
	},
	'a chunked body that is cut off': (response) => {
		response.writeHead(201);
		response.write(TAG.slice(0, 20), () => response.destroy());
	},
	'a packed body that is cut off': (response) => {
		response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': PACKED.length });
		response.write(PACKED.subarray(0, 30), () => response.destroy());
	},
	'a body that only claims to be packed': (response) => {
		response.writeHead(200, { 'content-encoding': 'gzip' });
		response.end(TAG);
	},
	'a body that only claims to be packed with Brotli': (response) => {
		response.writeHead(200, { 'content-encoding': 'br' });
		response.end(TAG);
	},
	'a connection that is closed without an answer': (response) => {
		response.destroy();
	},
};

describe('A truncated response', () => {
	let clock: VirtualClock;
	let loopback: Loopback | undefined;

	beforeEach(() => {
		clock = useVirtualClock();
	});

	afterEach(async () => {
		await loopback?.stop();
	});

	async function send(method: 'GET' | 'POST', ...answers: Array<(one: ServerResponse) => void>) {
		loopback = new Loopback(answers);
		const base = await loopback.start();
		const sandbox = createSandbox({ now: clock.now, sleep: clock.sleep });
		const context = await new N8n(sandbox).loadOptions();
		const request = { method, path: method === 'GET' ? '/tags/1' : '/purchases', body: {} };
		const api = { ...apiAt(base), needsOAuth: () => false };
		const work = kitRequest(context, api, request, ({ body }) => body);
		const outcome = await clock.run(work.then(String, (error: Error) => error));
		return { outcome, requests: loopback.requests.length };
	}

	it.each(Object.entries(BROKEN))(
		'is a lost connection, and non-idempotent requests are not retried: %s',
		async (_what, broken) => {
			const { outcome, requests } = await send('POST', broken);
			expect(requests).toBe(1);
			expect(outcome).toMatchObject({
				message: 'The connection to Kit was lost or could not be established',
				description: expect.stringContaining('Kit may have processed it already'),
				httpCode: null,
			});
		},
	);

	it.each(Object.entries(BROKEN))(
		'is retried if the request is idempotent: %s',
		async (_, broken) => {
			const { outcome, requests } = await send('GET', broken, json(200, { tag: { id: 1 } }));
			expect(requests).toBe(2);
			expect(outcome).toBe('[object Object]');
		},
	);

	it.each(['GET', 'POST'] as const)(
		'is not accepted even if the client does not notice it (%s)',
		async (method) => {
			// Decompression returns what there is.
			const cut = (response: ServerResponse) => {
				response.writeHead(200, { 'content-encoding': 'gzip' });
				response.end(PACKED.subarray(0, 30));
			};
			const { outcome, requests } = await send(method, cut, json(200, { tag: { id: 1 } }));
			expect(requests).toBe(method === 'GET' ? 2 : 1);
			if (method === 'GET') return expect(outcome).toBe('[object Object]');
			expect(outcome).toMatchObject({
				message: 'The response did not come from Kit’s API or is incomplete',
				description: expect.stringContaining('Kit may have processed it already'),
			});
		},
	);

	it('counts as a rejection by Kit if its status says so', async () => {
		const { outcome, requests } = await send('POST', (response) => {
			response.writeHead(422, { 'content-length': 100 });
			response.write('{"errors":', () => response.destroy());
		});
		expect(requests).toBe(1);
		expect(outcome).toMatchObject({ message: 'Kit rejected the request (422)', httpCode: '422' });
	});

	it('does not say that it may have been processed if Kit could not be reached', async () => {
		loopback = new Loopback([]);
		const base = await loopback.start();
		await loopback.stop();
		const sandbox = createSandbox({ now: clock.now, sleep: clock.sleep });
		const context = await new N8n(sandbox).loadOptions();
		const request = { method: 'POST', path: '/webhooks', body: {} } as const;
		const work = kitRequest(context, apiAt(base), request, ({ body }) => body);
		const error: unknown = await clock.run(work.catch((reason: unknown) => reason));
		expect(error).toMatchObject({
			message: 'The connection to Kit was lost or could not be established',
			description: expect.stringMatching(
				/ECONNREFUSED\)\. Nothing was changed in Kit\. It was attempted 9 times within 2 minutes\. Try again later\.$/,
			),
		});
	});
});
