import { byEmail, byId, byName } from '../../engine/locators';
import { useKit } from '../../engine/useKit';

describe('The Kit node as a tool of an AI agent', () => {
	const kit = useKit();

	it('subscribes someone', async () => {
		const [result] = await kit.n8n.runAsTool({
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
			kit.sandbox.store.addSubscriber({ emailAddress: `${name}@example.com` });
		}
		const parameters = { resource: 'subscriber', operation: 'getAll', limit: 2 };
		expect(await kit.n8n.runAsTool(parameters)).toHaveLength(2);
	});

	it('does not wait for more items in a bulk operation', async () => {
		const tag = kit.sandbox.store.addTag('VIP');
		const ana = kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });
		const parameters = {
			resource: 'tag',
			operation: 'bulkTagSubscribers',
			tag: byId(tag.id),
			subscriber: byId(ana.id),
		};
		const [result] = await kit.n8n.runAsTool(parameters, 'oAuth2');
		expect(result).toMatchObject({ id: ana.id });
		expect(kit.sandbox.requests).toHaveLength(1);
	});

	it('tells the agent what to correct', async () => {
		const parameters = {
			resource: 'tag',
			operation: 'removeSubscriber',
			tag: byId(7),
			subscriber: byEmail('Ana'),
		};
		await expect(kit.n8n.runAsTool(parameters)).rejects.toThrow(
			"The 'Subscriber' parameter is neither an email address nor an ID: “Ana”",
		);
	});
});
