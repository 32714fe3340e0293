import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';

import { isEmail } from './email';
import { isId, refuseTooLarge } from './idInPath';
import { complaintsOf, invalidParameter } from '../basics/invalidParameter';

/**
 * Reads a subscriber, given by email address or ID.
 *
 * @throws NodeOperationError naming the parameter and the item
 */
export function checkSubscriber(context: IExecuteSingleFunctions, value: string): void {
	if (isId(value)) return refuseTooLarge(value, 'Subscriber', complaintsOf(context));
	if (isEmail(value)) return;
	throw invalidParameter(
		context,
		'Subscriber',
		value === '' ? 'is empty' : `is neither an email address nor an ID: “${value}”`,
		'Enter an email address such as nathan@example.com, or the subscriber’s ID, which is a number.',
	);
}

/** Whether a subscriber in Kit has the address; addresses are not case-sensitive in Kit. */
export function isAddressOf({ email_address: address }: IDataObject, email: string): boolean {
	return String(address).toLowerCase() === email.toLowerCase();
}
