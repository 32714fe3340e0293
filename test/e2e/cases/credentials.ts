import { apiKey, world } from './world';

export function credentialCases(): void {
	it('accepts a valid API key', async () => {
		const { n8n } = world();
		await expect(n8n.testCredential(await apiKey())).resolves.toMatchObject({ status: 'OK' });
	});

	it('explains what to do about an invalid API key', async () => {
		const { n8n } = world();
		const bad = await n8n.createCredential('Bad key', 'kitApi', { apiKey: 'kit_wrong' });
		const { status, message } = await n8n.testCredential(bad);
		expect(status).toBe('Error');
		expect(message).toMatch(/Create a V4 key in Kit/);
		expect(message).not.toContain('kit_wrong');
	});
}
