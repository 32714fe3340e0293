import { operation, type SandboxApp } from '../../http/operation';

/** The account, as far as V3 returns it. */
export function accountRoutesV3(app: SandboxApp): void {
	operation(app, 'GET', '/v3/account', { secretOnly: true }, ({ store }) => ({
		status: 200,
		json: {
			name: store.account.name,
			primary_email_address: store.account.primaryEmailAddress,
		},
	}));
}
