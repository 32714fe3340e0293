import { byEmail, byId, byName } from '../../engine/locators';
import { useKitV3 } from './kitV3.fixture';

const kit = useKitV3();

describe('The Kit V3 node as a tool of an AI agent', () => {
	it('tags a subscriber', async () => {
		const [result] = await kit.n8n.runAsTool({
			resource: 'tag',
			operation: 'addSubscriber',
			tag: byName('VIP'),
			email: 'ana@example.com',
		});
		expect(result).toMatchObject({ subscribable_type: 'tag' });
		expect(kit.store.findByEmail('ana@example.com')).toBeDefined();
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
