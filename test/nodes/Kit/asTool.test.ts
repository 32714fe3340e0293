import { N8n } from '../../engine/n8n';
import { byEmail, byId, byName } from '../../engine/locators';
import { createSandbox, type Sandbox } from '../../sandbox';
import { serveThroughNock, stopNock } from '../../sandbox/nock';

describe('The Kit node as a tool of an AI agent', () => {
	let sandbox: Sandbox;
	let n8n: N8n;

	beforeEach(() => {
		sandbox = createSandbox();
		serveThroughNock(sandbox);
		n8n = new N8n(sandbox);
	});

	afterEach(() => {
		stopNock();
		expect(sandbox.refused).toEqual([]);
	});

	it('subscribes somebody', async () => {
		const [result] = await n8n.runAsTool({
			resource: 'subscriber',
			operation: 'subscribe',
			email: 'ana@example.com',
			tags: { tag: [{ tag: byName('VIP') }] },
		});
		expect(result).toMatchObject({
			email_address: 'ana@example.com',
			result: { subscriber: 'created', tags: [{ name: 'VIP', result: 'added' }] },
		});
	});

	it('lists subscribers up to the limit', async () => {
		for (const name of ['ana', 'ben', 'cem']) {
			sandbox.store.addSubscriber({ emailAddress: `${name}@example.com` });
		}
		const parameters = { resource: 'subscriber', operation: 'getAll', limit: 2 };
		expect(await n8n.runAsTool(parameters)).toHaveLength(2);
	});

	it('does not wait for more items in a bulk operation', async () => {
		const tag = sandbox.store.addTag('VIP');
		const ana = sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });
		const parameters = {
			resource: 'tag',
			operation: 'bulkTagSubscribers',
			tag: byId(tag.id),
			subscriber: byId(ana.id),
		};
		const [result] = await n8n.runAsTool(parameters, 'oAuth2');
		expect(result).toMatchObject({ id: ana.id });
		expect(sandbox.requests).toHaveLength(1);
	});

	it('tells the agent what to correct', async () => {
		const parameters = {
			resource: 'tag',
			operation: 'removeSubscriber',
			tag: byId(7),
			subscriber: byEmail('Ana'),
		};
		await expect(n8n.runAsTool(parameters)).rejects.toThrow(
			"The 'Subscriber' parameter is neither an email address nor an ID: “Ana”",
		);
	});
});
