import { invalid } from '../../http/errors';

const EMAIL_ADDRESS = /^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/;

/** @returns the trimmed address, or undefined if it is not valid */
export function emailAddress(given: string | null | undefined): string | undefined {
	const address = given?.trim() ?? '';
	return EMAIL_ADDRESS.test(address) ? address : undefined;
}

/**
 * Like `emailAddress`. A missing address gets the same response as an invalid one, because no other
 * message is documented.
 *
 * @throws KitError 422
 */
export function readEmailAddress(given: string | null | undefined): string {
	const address = emailAddress(given);
	if (address === undefined) throw invalid('Email address is invalid');
	return address;
}
