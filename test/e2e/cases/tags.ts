import { kit, locator, START, workflow } from '../workflow';
import { oAuth, people, world } from './world';

export function tagCases(): void {
	it('creates a tag that does not exist yet once, however many items name it', async () => {
		const { n8n, sandbox } = world();
		const items = people(60, 'tagged').map(({ email }, index) => ({
			email,
			tag: index % 2 === 0 ? 'Readers' : 'Buyers',
		}));
		for (const { email } of items) sandbox.store.addSubscriber({ emailAddress: email });

		const file = workflow('Tag by name', items, [
			kit('Tag', {
				authentication: 'oAuth2',
				resource: 'tag',
				operation: 'addSubscriber',
				tag: locator('name', '={{ $json.tag }}'),
				subscriber: locator('email', '={{ $json.email }}'),
			}),
		]);
		const execution = await n8n.run(await n8n.importWorkflow(file, await oAuth()), START);

		expect(execution.error).toBeUndefined();
		expect(execution.items('Tag')).toHaveLength(60);
		const created = sandbox.requests
			.filter(({ method, path }) => method === 'POST' && path === '/v4/tags')
			.map(({ body }) => (body as { name: string }).name)
			.filter((name) => items.some(({ tag }) => tag === name));
		expect(created.sort()).toEqual(['Buyers', 'Readers']);
		for (const { email, tag } of items) {
			const subscriber = sandbox.store.findByEmail(email);
			const wanted = sandbox.store.findTag(tag);
			expect(sandbox.store.taggings.get(wanted?.id ?? 0, subscriber?.id ?? 0)).toBeDefined();
		}
	});
}
