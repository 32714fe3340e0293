import { PluginInN8n } from '../../../engine/plugin';
import { CLIENT_ID, CLIENT_SECRET, credential, SETTINGS, withSettings } from '../plugin.fixture';

const setup = async (plugin: PluginInN8n) => await plugin.request('GET', plugin.address('setup'));

describe('The setup page', () => {
	it('shows the request URL and the settings with the search URLs filled in', async () => {
		const plugin = new PluginInN8n(withSettings(SETTINGS));
		const { status, text } = await setup(plugin);
		expect(status).toBe(200);
		expect(text).toContain('<h1>Set up Product in Kit</h1>');
		expect(text).toContain(`<code>${plugin.address('block')}</code>`);
		const search = plugin.address(`${plugin.webhookId}/search/product`);
		expect(text).toContain(`&quot;request_url&quot;: &quot;${search}&quot;`);
		expect(text).toContain('Choose No authorization');
		expect(text).not.toContain('/token');
	});

	it('fills in the URL of a search in a group, and keeps a custom one', async () => {
		const settings = [
			{
				type: 'group',
				label: 'Group',
				settings: [
					{ type: 'search', name: 'one', label: 'One' },
					{ type: 'search', name: 'two', label: 'Two', request_url: 'https://example.com/s' },
				],
			},
		];
		const { text } = await setup(new PluginInN8n(withSettings(settings)));
		expect(text).toMatch(/\/search\/one&quot;/);
		expect(text).toContain('&quot;https://example.com/s&quot;');
		expect(text).not.toContain('/search/two');
	});

	it('shows the OAuth URLs, and no secret', async () => {
		const parameters = withSettings(SETTINGS, { authorization: 'accessCodes' });
		const plugin = new PluginInN8n(parameters, [], credential);
		const { text } = await setup(plugin);
		for (const path of ['authorize', 'token', 'revoke']) {
			expect(text).toContain(`<code>${plugin.address(path)}</code>`);
		}
		const accessCodes = credential.accounts.account.map(({ accessCode }) => accessCode);
		for (const secret of [CLIENT_ID, CLIENT_SECRET, ...accessCodes]) {
			expect(text).not.toContain(secret);
		}
	});

	it('shows the request URL of a media source', async () => {
		const plugin = new PluginInN8n(withSettings([], { pluginType: 'mediaSource' }));
		const { text } = await setup(plugin);
		expect(text).toContain(`<code>${plugin.address('media')}</code>`);
		expect(text).not.toContain(plugin.address('block'));
	});

	it('says what is wrong with the settings instead of showing them', async () => {
		const plugin = new PluginInN8n(withSettings([SETTINGS[0], SETTINGS[0]]));
		const { text } = await setup(plugin);
		expect(text).toContain('The name &#39;product&#39; is used by two settings');
		expect(text).not.toContain('<textarea');
	});

	it('has the headers of every page', async () => {
		const { headers } = await setup(new PluginInN8n(withSettings(SETTINGS)));
		expect(headers['content-security-policy']).toContain("default-src 'none'");
		expect(headers['cache-control']).toBe('no-store');
	});
});
