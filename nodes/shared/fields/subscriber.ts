import type { IExecuteSingleFunctions } from 'n8n-workflow';

import { isEmail } from './email';
import { invalidParameter } from '../basics/invalidParameter';

/**
 * Reads a subscriber, given by email address or ID.
 *
 * @throws NodeOperationError naming the parameter and the item
 */
export function checkSubscriber(context: IExecuteSingleFunctions, value: string): void {
	if (/^\d+$/.test(value) || isEmail(value)) return;
	throw invalidParameter(
		context,
		'Subscriber',
		value === '' ? 'is empty' : `is neither an email address nor an ID: “${value}”`,
		'Enter an email address such as nathan@example.com, or the subscriber’s ID, which is a number.',
	);
}
