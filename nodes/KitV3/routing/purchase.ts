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
	{ name: 'pid', kind: text },
	{ name: 'lid', kind: text },
	{ name: 'name', kind: text, optional: true },
	{ name: 'quantity', kind: quantity, optional: true },
	{ name: 'sku', kind: text, optional: true },
	{ name: 'unit_price', kind: amount, optional: true },
];

/** Sends the purchase with the fields that the user filled in. */
export const purchaseInBody = prepare((context, request) => {
	const given: unknown = context.getNodeParameter('additionalFields');
	const fields = isRecord(given) ? given : {};
	const money = (name: string, label: string) =>
		isBlank(fields[name]) ? undefined : checkedAmount(context, fields[name], label);
	const { currency, transactionTime } = fields;
	request.body = {
		purchase: {
			transaction_id: transactionIdIn(context),
			email_address: checkedEmail(context, context.getNodeParameter('email'), 'Email'),
			first_name: optionalText(context, fields.firstName, 'First Name'),
			status: optionalText(context, fields.status, 'Status'),
			currency: isBlank(currency) ? undefined : checkedCurrency(context, currency),
			transaction_time: isBlank(transactionTime)
				? undefined
				: checkedMoment(context, transactionTime, 'Transaction Time'),
			subtotal: money('subtotal', 'Subtotal'),
			tax: money('tax', 'Tax'),
			shipping: money('shipping', 'Shipping'),
			discount: money('discount', 'Discount'),
			total: money('total', 'Total'),
			products: productsIn(context, PRODUCT),
		},
	};
});
