import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';

import { invalidParameter } from '../basics/invalidParameter';
import { isRecord } from '../basics/isRecord';
import { amount, checkedRecords, type Column } from './records';
import { optionalText, requiredText } from './text';
import { shown } from '../basics/shown';

/**
 * Reads the products, which the user enters one by one or as JSON.
 *
 * @throws NodeOperationError naming the parameter, the record and the item
 */
export function productsIn(context: IExecuteSingleFunctions, columns: Column[]): IDataObject[] {
	const json = context.getNodeParameter('specifyProducts') === 'json';
	const raw = json ? context.getNodeParameter('productsJson') : rowsIn(context);
	return checkedRecords(context, raw, 'Products', columns);
}

function rowsIn(context: IExecuteSingleFunctions): unknown {
	const collection: unknown = context.getNodeParameter('products');
	const rows = isRecord(collection) ? collection.product : undefined;
	if (!Array.isArray(rows)) return [];
	return rows.filter(isRecord).map(({ unitPrice, ...row }) => ({ ...row, unit_price: unitPrice }));
}

/** @throws NodeOperationError naming the item */
export function transactionIdIn(context: IExecuteSingleFunctions): string {
	const given: unknown = context.getNodeParameter('transactionId');
	return requiredText(context, given, 'Transaction ID', 'Enter the transaction ID.');
}

/** @throws NodeOperationError naming the parameter and the item */
export function checkedAmount(
	context: IExecuteSingleFunctions,
	value: unknown,
	label: string,
): number {
	const number = amount.read(value);
	if (typeof number === 'number') return number;
	throw invalidParameter(
		context,
		label,
		`must be a number, but is “${shown(value)}”`,
		'Enter an amount with a decimal point and without the currency, such as 78.66.',
	);
}

/**
 * @returns the three-letter currency code
 * @throws NodeOperationError naming the parameter and the item
 */
export function checkedCurrency(context: IExecuteSingleFunctions, given: unknown): string {
	const value = optionalText(context, given, 'Currency') ?? '';
	if (/^[a-z]{3}$/i.test(value)) return value.toUpperCase();
	throw invalidParameter(
		context,
		'Currency',
		value === '' ? 'is empty' : `must be a three-letter currency code, but is “${value}”`,
		'Use a code such as USD, EUR or GBP.',
	);
}
