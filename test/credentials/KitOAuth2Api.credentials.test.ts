import { KitOAuth2Api } from '../../credentials/KitOAuth2Api.credentials';

const { properties, extends: parents } = new KitOAuth2Api();
const property = (name: string) => properties.find((candidate) => candidate.name === name);

describe('Kit OAuth2 API credential', () => {
	it('builds on n8n’s OAuth2', () => {
		expect(parents).toEqual(['oAuth2Api']);
	});

	it.each([
		['authUrl', 'https://api.kit.com/v4/oauth/authorize'],
		['accessTokenUrl', 'https://api.kit.com/v4/oauth/token'],
		['authentication', 'body'],
	])('fixes %s to %s', (name, value) => {
		expect(property(name)).toMatchObject({ type: 'hidden', default: value });
	});

	it('lets the user choose between a client secret and PKCE', () => {
		const values = property('grantType')?.options?.map(
			(option) => 'value' in option && option.value,
		);
		expect(values).toEqual(['authorizationCode', 'pkce']);
	});

	it('asks for a client secret only if there is one, and masks it', () => {
		expect(property('clientSecret')).toMatchObject({
			displayOptions: { show: { grantType: ['authorizationCode'] } },
			typeOptions: { password: true },
		});
	});
});
