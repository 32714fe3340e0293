import type { IExecuteSingleFunctions } from 'n8n-workflow';

import { systemClock } from '../../shared/transport/clock';
import { checkedEmail } from '../../shared/fields/email';
import { isRecord } from '../../shared/basics/isRecord';
import { prepare } from '../../shared/run/prepare';
import {
	checkedAmount,
	checkedCurrency,
	optionalText,
	productsIn,
	requiredText,
} from '../../shared/fields/purchase';
import { amount, quantity, text, type Column } from '../../shared/fields/records';
import { checkedMoment } from '../../shared/fields/time';

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
			currency: checkedCurrency(context, context.getNodeParameter('currency')),
			transaction_time: transactionTime(context, fields.transactionTime),
			products: productsIn(context, PRODUCT),
		},
	};
});

function transactionTime(context: IExecuteSingleFunctions, value: unknown): string {
	if (value === undefined || value === null || value === '') {
		return new Date(systemClock.now()).toISOString();
	}
	return checkedMoment(context, value, 'Transaction Time');
}
