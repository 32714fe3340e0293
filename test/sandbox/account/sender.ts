import type { Account } from './records';

/** The address emails come from where nobody names another. */
export function defaultSender(account: Account): string {
	const main = account.sendingAddresses.find((address) => address.is_default);
	return main?.email_address ?? account.primaryEmailAddress;
}
