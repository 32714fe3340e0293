import { operation, type SandboxApp } from '../../http/operation';

/** The account, as returned by V3. */
export function accountRoutesV3(app: SandboxApp): void {
	operation(app, 'GET', '/v3/account', { secretOnly: true }, ({ store }) => ({
		status: 200,
		json: {
			name: store.account.name,
			primary_email_address: store.account.primaryEmailAddress,
		},
	}));
}
