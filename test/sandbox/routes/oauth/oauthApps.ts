import { secret } from '../../http/credentials';

/** An app registered with Kit. */
export interface OAuthApp {
	clientId: string;
	/** undefined: a public app, for which Kit enforces PKCE. */
	clientSecret: string | undefined;
	redirectUris: string[];
}

/** One app of each kind. */
export function newApps() {
	return {
		confidential: {
			clientId: secret('client_', 8),
			clientSecret: secret('cs_', 16),
			redirectUris: [] as string[],
		},
		public: {
			clientId: secret('client_', 8),
			clientSecret: undefined,
			redirectUris: [] as string[],
		},
	};
}
