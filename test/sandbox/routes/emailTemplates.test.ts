import { newKit, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
	kit.sandbox.store.addEmailTemplate({ name: 'Classic', category: 'Classic', isDefault: true });
	kit.sandbox.store.addEmailTemplate({ name: 'Story', category: 'Starting point' });
});

test('lists email templates newest first, with their category', async () => {
	expect(await kit.send('GET', '/v4/email_templates')).toMatchObject({
		status: 200,
		body: {
			email_templates: [
				{ id: 52, name: 'Story', is_default: false, category: 'Starting point' },
				{ id: 51, name: 'Classic', is_default: true, category: 'Classic' },
			],
			pagination: { has_next_page: false },
		},
	});
});

test('replaces the old default with a new one', async () => {
	kit.sandbox.store.addEmailTemplate({ name: 'Modern', isDefault: true });
	expect(await kit.send('GET', '/v4/email_templates')).toMatchObject({
		body: {
			email_templates: [
				{ name: 'Modern', is_default: true, category: 'HTML' },
				{ is_default: false },
				{ is_default: false },
			],
		},
	});
});
