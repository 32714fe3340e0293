import type { IExecuteSingleFunctions } from 'n8n-workflow';

import { systemClock } from '../../shared/transport/clock';
import { checkedEmail } from '../../shared/fields/email';
import { isRecord } from '../../shared/basics/isRecord';
import { prepare } from '../../shared/run/prepare';
import {
	checkedAmount,
	checkedCurrency,
	productsIn,
	transactionIdIn,
} from '../../shared/fields/purchase';
import { optionalText } from '../../shared/fields/text';
import { amount, quantity, text, type Column } from '../../shared/fields/records';
import { checkedMoment } from '../../shared/fields/time';
import { isBlank } from '../../shared/basics/blank';

const PRODUCT: Column[] = [
	{ name: 'name', kind: text },
	{ name: 'pid', kind: text },
	{ name: 'lid', kind: text },
	{ name: 'quantity', kind: quantity },
	{ name: 'unit_price', kind: amount },
	{ name: 'sku', kind: text, optional: true },
];

/**
 * Sends the purchase. According to Kit's documentation, everything but the SKU and the first name
 * is required, so empty parameters are sent with the value that their absence stands for.
 */
export const purchaseInBody = prepare((context, request) => {
	const given: unknown = context.getNodeParameter('additionalFields');
	const fields = isRecord(given) ? given : {};
	const firstName = optionalText(context, fields.firstName, 'First Name');
	const amountOr0 = (name: string, label: string) =>
		isBlank(fields[name]) ? 0 : checkedAmount(context, fields[name], label);
	request.body = {
		purchase: {
			email_address: checkedEmail(context, context.getNodeParameter('email'), 'Email'),
			...(firstName === undefined ? {} : { first_name: firstName }),
			transaction_id: transactionIdIn(context),
			status: optionalText(context, fields.status, 'Status') ?? 'paid',
			subtotal: checkedAmount(context, context.getNodeParameter('subtotal'), 'Subtotal'),
			tax: amountOr0('tax', 'Tax'),
			shipping: amountOr0('shipping', 'Shipping'),
			discount: amountOr0('discount', 'Discount'),
			total: checkedAmount(context, context.getNodeParameter('total'), 'Total'),
			currency: checkedCurrency(context, context.getNodeParameter('currency')),
			transaction_time: transactionTime(context, fields.transactionTime),
			products: productsIn(context, PRODUCT),
		},
	};
});

function transactionTime(context: IExecuteSingleFunctions, value: unknown): string {
	if (isBlank(value)) return new Date(systemClock.now()).toISOString();
	return checkedMoment(context, value, 'Transaction Time');
}
