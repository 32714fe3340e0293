import { kit, locator, START, workflow } from '../workflow';
import { apiKey, world } from './world';

export function subscribeCases(): void {
	it('saves people with their custom fields, and adds them to a form and to new tags', async () => {
		const { n8n, sandbox } = world();
		const { store } = sandbox;
		const form = store.addForm({ name: 'Webinar' });
		const company = store.addCustomField('Company');
		const items = ['ana', 'ben'].map((name) => ({
			email: `${name}@subscribe.example.com`,
			firm: `${name} & co`,
		}));
		const subscribe = kit('Subscribe', {
			resource: 'subscriber',
			operation: 'subscribe',
			email: '={{ $json.email }}',
			forms: { form: [{ form: locator('list', String(form.id)) }] },
			tags: { tag: [{ tag: locator('name', 'Webinar guest') }] },
			customFields: { mappingMode: 'defineBelow', value: { company: '={{ $json.firm }}' } },
		});

		const file = workflow('Subscribe', items, [subscribe]);
		const execution = await n8n.run(await n8n.importWorkflow(file, await apiKey()), START);

		expect(execution.error).toBeUndefined();
		expect(execution.items('Subscribe').map(({ json }) => json.email_address)).toEqual(
			items.map(({ email }) => email),
		);
		const tag = store.findTag('Webinar guest');
		for (const { email, firm } of items) {
			const person = store.findByEmail(email);
			expect(person?.fields.get(company.id)).toBe(firm);
			expect(store.taggings.get(tag?.id ?? 0, person?.id ?? 0)).toBeDefined();
		}
		expect(store.formSubscribers.size(form.id)).toBe(2);
	});
}
