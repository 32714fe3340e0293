import type { IWebhookFunctions } from 'n8n-workflow';

import { systemClock } from '../../shared/transport/clock';
import { isKnown, type Provider } from './provider';
import { isRevoked } from './state';
import { verified } from './token';

/**
 * @returns the claims of the token in a request from Kit's editor; undefined if the token is not
 * valid
 */
export function accountOf(context: IWebhookFunctions, provider: Provider): string | undefined {
	const { authorization = '' } = context.getHeaderData();
	const [, token] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
	const now = Math.floor(systemClock.now() / 1_000);
	const claims = verified(provider.key, token, 'access', now);
	if (!claims || !isKnown(provider, claims.account)) return undefined;
	return isRevoked(context, claims.grant) ? undefined : claims.account;
}
