import { useKit } from '../../../engine/useKit';

describe('Email Template: Get Many', () => {
	const kit = useKit({ seed: 'empty' });

	const operation = { resource: 'emailTemplate', operation: 'getAll' };

	const sent = () =>
		kit.sandbox.requests.map(({ method, path, query }) => ({ method, path, query }));

	it('returns email templates up to the limit', async () => {
		kit.sandbox.store.addEmailTemplate({ name: 'Plain' });
		const { id } = kit.sandbox.store.addEmailTemplate({ name: 'Letter', isDefault: true });

		const { items } = await kit.n8n.run({ ...operation, returnAll: false, limit: 1 });

		expect(sent()).toEqual([
			{ method: 'GET', path: '/v4/email_templates', query: { per_page: '1' } },
		]);
		expect(items.map(({ json }) => json)).toEqual([
			{ id, name: 'Letter', is_default: true, category: 'HTML' },
		]);
	});

	it('returns all email templates', async () => {
		kit.sandbox.store.addEmailTemplate({ name: 'Plain' });
		kit.sandbox.store.addEmailTemplate({ name: 'Letter', isDefault: true });

		const { items } = await kit.n8n.run({ ...operation, returnAll: true });

		expect(sent()).toEqual([
			{ method: 'GET', path: '/v4/email_templates', query: { per_page: '1000' } },
		]);
		expect(items.map(({ json }) => json.name)).toEqual(['Letter', 'Plain']);
	});

	it('shows Kit’s message if the credential is rejected', async () => {
		kit.sandbox.store.account.apiAccess = false;

		const { error } = await kit.n8n.run(operation);

		expect(error?.message).toBe('The access token is invalid');
	});
});
