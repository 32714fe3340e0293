import { useKitV3 } from '../kitV3.fixture';

const kit = useKitV3();

describe('Account: Get', () => {
	it('returns the account of the credential', async () => {
		const { items } = await kit.run('account.get');
		expect(kit.sent()).toEqual([['GET', '/v3/account', {}, undefined]]);
		const { name, primaryEmailAddress } = kit.store.account;
		expect(items.map(({ json }) => json)).toEqual([
			{ name, primary_email_address: primaryEmailAddress },
		]);
	});

	it('shows Kit’s message if the credential is rejected', async () => {
		kit.n8n.credentials.replace('kitV3Api', { apiSecret: 'wrong' });
		const { error } = await kit.run('account.get');
		expect(error?.message).toBe('API Key not valid');
		expect(error?.description).toContain('Open the credential and test it.');
	});
});
