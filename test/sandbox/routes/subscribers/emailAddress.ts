import { invalid } from '../../http/errors';

const EMAIL_ADDRESS = /^[^\s@,]+@[^\s@,]+\.[^\s@,]+$/;

/** @returns the address without blanks around it, or undefined when it is none */
export function emailAddress(given: string | null | undefined): string | undefined {
	const address = given?.trim() ?? '';
	return EMAIL_ADDRESS.test(address) ? address : undefined;
}

/**
 * Like `emailAddress`. A missing one is answered like a bad one: no other sentence is documented.
 * @throws KitError 422
 */
export function readEmailAddress(given: string | null | undefined): string {
	const address = emailAddress(given);
	if (address === undefined) throw invalid('Email address is invalid');
	return address;
}
