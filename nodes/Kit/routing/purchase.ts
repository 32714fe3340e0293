import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';

import { systemClock } from '../../shared/clock';
import { checkedEmail } from '../../shared/email';
import { invalidParameter } from '../../shared/invalidParameter';
import { isRecord } from '../../shared/isRecord';
import { prepare } from '../../shared/prepare';
import { checkedMoment } from '../../shared/time';
import { amount, checkedRecords, quantity, text, type Column } from '../../shared/records';

const PRODUCT: Column[] = [
	{ name: 'name', kind: text },
	{ name: 'pid', kind: text },
	{ name: 'lid', kind: text },
	{ name: 'quantity', kind: quantity },
	{ name: 'unit_price', kind: amount },
	{ name: 'sku', kind: text, optional: true },
];

/**
 * Sends the purchase. The newer documents call everything but the SKU and the first name required,
 * so what the user does not give is sent as what its absence means.
 */
export const purchaseInBody = prepare((context, request) => {
	const given: unknown = context.getNodeParameter('additionalFields');
	const fields = isRecord(given) ? given : {};
	const firstName = optionalText(fields.firstName);
	request.body = {
		purchase: {
			email_address: checkedEmail(context, context.getNodeParameter('email'), 'Email'),
			...(firstName === undefined ? {} : { first_name: firstName }),
			transaction_id: requiredText(context, 'transactionId', 'Transaction ID'),
			status: optionalText(fields.status) ?? 'paid',
			subtotal: checkedAmount(context, context.getNodeParameter('subtotal'), 'Subtotal'),
			tax: checkedAmount(context, fields.tax ?? 0, 'Tax'),
			shipping: checkedAmount(context, fields.shipping ?? 0, 'Shipping'),
			discount: checkedAmount(context, fields.discount ?? 0, 'Discount'),
			total: checkedAmount(context, context.getNodeParameter('total'), 'Total'),
			currency: checkedCurrency(context),
			transaction_time: transactionTime(context, fields.transactionTime),
			products: productsIn(context),
		},
	};
});

function productsIn(context: IExecuteSingleFunctions): IDataObject[] {
	const json = context.getNodeParameter('specifyProducts') === 'json';
	const raw = json ? context.getNodeParameter('productsJson') : rowsIn(context);
	return checkedRecords(context, raw, 'Products', PRODUCT);
}

function rowsIn(context: IExecuteSingleFunctions): unknown {
	const collection: unknown = context.getNodeParameter('products');
	const rows = isRecord(collection) ? collection.product : undefined;
	if (!Array.isArray(rows)) return [];
	return rows.filter(isRecord).map(({ unitPrice, ...row }) => ({ ...row, unit_price: unitPrice }));
}

function requiredText(context: IExecuteSingleFunctions, name: string, label: string): string {
	const value = optionalText(context.getNodeParameter(name));
	if (value !== undefined) return value;
	throw invalidParameter(context, label, 'is empty', `Give the ${label}.`);
}

function optionalText(value: unknown): string | undefined {
	return typeof value === 'string' || typeof value === 'number'
		? String(value).trim() || undefined
		: undefined;
}

function checkedAmount(context: IExecuteSingleFunctions, value: unknown, label: string): number {
	const number = amount.read(value);
	if (typeof number === 'number') return number;
	throw invalidParameter(
		context,
		label,
		`needs a number, and not “${String(value)}”`,
		'Give an amount of money with a decimal point and without the currency, such as 78.66.',
	);
}

function checkedCurrency(context: IExecuteSingleFunctions): string {
	const value = String(context.getNodeParameter('currency') ?? '').trim();
	if (/^[a-z]{3}$/i.test(value)) return value.toUpperCase();
	throw invalidParameter(
		context,
		'Currency',
		value === '' ? 'is empty' : `needs the three letters of a currency, and not “${value}”`,
		'Give a code such as USD, EUR or GBP.',
	);
}

function transactionTime(context: IExecuteSingleFunctions, value: unknown): string {
	if (value === undefined || value === null || value === '') {
		return new Date(systemClock.now()).toISOString();
	}
	return checkedMoment(context, value, 'Transaction Time');
}
