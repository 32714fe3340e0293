import { KitApi } from '../../credentials/KitApi.credentials';
import { KitOAuth2Api } from '../../credentials/KitOAuth2Api.credentials';
import { KitV3Api } from '../../credentials/KitV3Api.credentials';
import type { Sandbox } from '../sandbox';
import { CredentialsInMemory } from './credentialsHelper';

/** One credential of each type, which the sandbox accepts. */
export function credentialsFor(sandbox: Sandbox): CredentialsInMemory {
	const { accessToken, refreshToken } = sandbox.issueToken();
	const { clientId, clientSecret } = sandbox.oauthApps.confidential;
	const oauthTokenData = {
		access_token: accessToken,
		refresh_token: refreshToken,
		token_type: 'Bearer',
	};
	return new CredentialsInMemory([new KitApi(), new KitOAuth2Api(), new KitV3Api()], {
		kitApi: { apiKey: sandbox.apiKey },
		kitOAuth2Api: { grantType: 'authorizationCode', clientId, clientSecret, oauthTokenData },
		kitV3Api: { ...sandbox.v3 },
	});
}
