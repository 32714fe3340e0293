import type { Account } from './records';

/** The default sender address. */
export function defaultSender(account: Account): string {
	const main = account.sendingAddresses.find((address) => address.is_default);
	return main?.email_address ?? account.primaryEmailAddress;
}
