import { ConnectionLost, createSandbox, deliverOverHttp } from './index';
import { greeting, startServer, type SandboxServer } from './server';

let server: SandboxServer | undefined;

afterEach(async () => {
	await server?.close();
	server = undefined;
});

test('responds like the sandbox on loopback', async () => {
	const sandbox = createSandbox();
	server = await startServer(sandbox, 0);
	const response = await fetch(`http://127.0.0.1:${server.port}/v4/tags`, {
		method: 'POST',
		body: JSON.stringify({ name: 'VIP' }),
		headers: {
			'Content-Type': 'application/json',
			'X-Kit-Api-Key': sandbox.apiKey,
			Connection: 'close',
		},
	});
	expect(response.status).toBe(201);
	expect(await response.json()).toMatchObject({ tag: { name: 'VIP' } });
});

test('passes on the JSON body of a DELETE', async () => {
	const sandbox = createSandbox();
	const tag = sandbox.store.addTag('VIP');
	server = await startServer(sandbox, 0);
	const response = await fetch(`http://127.0.0.1:${server.port}/v4/bulk/tags`, {
		method: 'DELETE',
		body: JSON.stringify({ tags: [{ id: tag.id }] }),
		headers: {
			'Content-Type': 'application/json',
			Authorization: `Bearer ${sandbox.issueToken().accessToken}`,
			Connection: 'close',
		},
	});
	expect(response.status).toBe(200);
	expect(sandbox.store.tags.size).toBe(0);
});

test('truncates a response', async () => {
	// The server logs the lost connection to the console.
	const shown = jest.spyOn(console, 'error').mockReturnValue();
	const sandbox = createSandbox();
	sandbox.faults.add({ kind: 'cutBody' });
	server = await startServer(sandbox, 0);
	const response = await fetch(`http://127.0.0.1:${server.port}/v4/account`, {
		headers: { 'X-Kit-Api-Key': sandbox.apiKey, Connection: 'close' },
	});
	expect(response.status).toBe(200);
	await expect(response.text()).rejects.toThrow();
	expect(shown).toHaveBeenCalledWith(expect.any(ConnectionLost));
	shown.mockRestore();
});

test('processes due work without a request', async () => {
	let sandbox = createSandbox();
	const received = new Promise<unknown>((resolve) => {
		sandbox = createSandbox({
			deliver: async (request) => {
				resolve(await request.json());
				return new Response();
			},
		});
	});
	Object.assign(sandbox.store.bulk, { atOnce: 0, delayMs: 0 });
	server = await startServer(sandbox, 0);
	await sandbox.fetch(
		new Request('https://api.kit.com/v4/bulk/tags', {
			method: 'POST',
			body: JSON.stringify({ tags: [{ name: 'VIP' }], callback_url: 'https://hooks.example/' }),
			headers: {
				'Content-Type': 'application/json',
				Authorization: `Bearer ${sandbox.issueToken().accessToken}`,
			},
		}),
	);
	expect(await received).toMatchObject({ tags: [{ name: 'VIP' }], failures: [] });
});

test('delivers over HTTP to receivers on the same computer', async () => {
	const receiver = createSandbox();
	server = await startServer(receiver, 0);
	const { store, runDue, webhookPosts } = createSandbox({ deliver: deliverOverHttp });
	store.addWebhookEndpoint({
		url: `http://127.0.0.1:${server.port}/hook`,
		events: ['tag.created'],
	});
	store.addTag('VIP');
	await runDue();
	expect(receiver.requests).toMatchObject([{ method: 'POST', path: '/hook' }]);
	expect(webhookPosts).toMatchObject([{ status: 401 }]);
});

test('closes the connection when it is lost', async () => {
	const sandbox = createSandbox();
	sandbox.faults.add({ kind: 'reset' });
	server = await startServer(sandbox, 0);
	const lost = fetch(`http://127.0.0.1:${server.port}/v4/tags`);
	await expect(lost).rejects.toThrow('fetch failed');
	expect(sandbox.requests).toMatchObject([{ status: 0 }]);
});

test('reports a port in use with a clear message', async () => {
	server = await startServer(createSandbox(), 0);
	await expect(startServer(createSandbox(), server.port)).rejects.toThrow(
		`Port ${server.port} is already in use. Choose another: PORT=4011 npm run sandbox`,
	);
});

test('prints a greeting with a key and sample requests', () => {
	const sandbox = createSandbox();
	const text = greeting(sandbox, 4010);
	expect(text).toContain(`API key: ${sandbox.apiKey}`);
	expect(text).toContain(
		`curl -H 'X-Kit-Api-Key: ${sandbox.apiKey}' http://127.0.0.1:4010/v4/account`,
	);
	expect(text).toContain(
		`curl 'http://127.0.0.1:4010/v3/account?api_secret=${sandbox.v3.apiSecret}'`,
	);
	expect(text).toContain('npm run editor -- <URL of its setup page>');
});

test('sets the code ECONNRESET on ConnectionLost', () => {
	expect(new ConnectionLost()).toMatchObject({ code: 'ECONNRESET' });
});
