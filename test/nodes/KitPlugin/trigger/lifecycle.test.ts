import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PluginInN8n } from '../../../engine/plugin';
import {
	ANA,
	BEN,
	CLIENT_ID,
	CLIENT_SECRET,
	credential,
	SETTINGS,
	withSettings,
} from '../plugin.fixture';

const activate = async (parameters: INodeParameters, data: IDataObject = {}) => {
	const plugin = new PluginInN8n(parameters, [], data);
	await plugin.activate();
	return plugin;
};

/** The message on activation. n8n 1 replaces messages that contain "unique" or "duplicate". */
async function refusal(...plugin: Parameters<typeof activate>): Promise<string> {
	const error: unknown = await activate(...plugin).catch((thrown: unknown) => thrown);
	const said = error instanceof Error ? error.message : '';
	expect(said).not.toMatch(/unique|duplicate/i);
	return said;
}

describe('Activating a plugin', () => {
	it('accepts new settings, and none at all', async () => {
		await activate(withSettings(SETTINGS));
		await activate(withSettings([], { defineSettings: 'fields', settings: {} }));
	});

	it.each([
		{ settings: [SETTINGS[1], SETTINGS[1]], sentence: "The name 'title' is used by two settings" },
		{ settings: { type: 'text' }, sentence: 'The settings are not a JSON array' },
	])('is rejected: $sentence', async ({ settings, sentence }) => {
		expect(await refusal(withSettings(settings))).toContain(sentence);
	});

	it.each([
		[{ settings: { setting: [{ ...SETTINGS[1], required: '={{ "maybe" }}' }] } }, 'Required'],
		[{ settings: {}, options: { styles: '={{ "maybe" }}' } }, 'Styles'],
	])('is rejected for a toggle that is neither on nor off: %j', async (parameters, label) => {
		const said = await refusal(withSettings([], { defineSettings: 'fields', ...parameters }));
		expect(said).toBe(`The '${label}' parameter is neither true nor false: “"maybe"”`);
	});

	it('is rejected for invalid JSON', async () => {
		const parameters = { ...withSettings([]), settingsJson: '[{' };
		await expect(activate(parameters)).rejects.toThrow('The settings are not a JSON array');
	});

	it('is rejected without a URL of its own', async () => {
		const plugin = new PluginInN8n(withSettings([]), [], {}, '');
		await expect(plugin.activate()).rejects.toThrow(
			'This trigger does not have a URL of its own yet',
		);
	});

	it.each([
		{ what: 'no client ID', data: { clientId: ' ' }, sentence: 'The credential has no Client ID' },
		{
			what: 'a short secret',
			data: { clientSecret: 'x'.repeat(31) },
			sentence: 'Use at least 32 random characters',
		},
		{ what: 'no account', data: { accounts: {} }, sentence: 'has no account with an access code' },
		{
			what: 'an account without code',
			data: { accounts: { account: [{ name: 'ana', accessCode: '' }] } },
			sentence: 'has no name or no access code',
		},
		{
			what: 'a short code',
			data: { accounts: { account: [{ name: 'ana', accessCode: '1234567' }] } },
			sentence: "The access code of 'ana' in the credential is too short",
		},
		{
			what: 'a name twice',
			data: { accounts: { account: [ANA, { ...BEN, name: 'ana' }] } },
			sentence: 'have the same name',
		},
		{
			what: 'a code twice',
			data: { accounts: { account: [ANA, { ...ANA, name: 'ben' }] } },
			sentence: 'have the same access code',
		},
	])('is rejected for a credential with $what', async ({ data, sentence }) => {
		const parameters = withSettings(SETTINGS, { authorization: 'accessCodes' });
		expect(await refusal(parameters, { ...credential, ...data })).toContain(sentence);
	});

	it('needs no accounts if the workflow decides', async () => {
		const parameters = withSettings(SETTINGS, { authorization: 'workflow' });
		await activate(parameters, { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET });
	});

	it('creates the state for revocations, which a run must not create', async () => {
		const { stored, webhookId } = await activate(withSettings(SETTINGS));
		expect(stored).toEqual({ global: { [`kitPlugin ${webhookId}`]: { used: {}, revoked: [] } } });
	});
});
