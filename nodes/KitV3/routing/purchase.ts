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
	{ name: 'pid', kind: text },
	{ name: 'lid', kind: text },
	{ name: 'name', kind: text, optional: true },
	{ name: 'quantity', kind: quantity, optional: true },
	{ name: 'sku', kind: text, optional: true },
	{ name: 'unit_price', kind: amount, optional: true },
];

/** Sends the purchase with what the user gives of it. */
export const purchaseInBody = prepare((context, request) => {
	const given: unknown = context.getNodeParameter('additionalFields');
	const fields = isRecord(given) ? given : {};
	const money = (name: string, label: string) =>
		isGiven(fields[name]) ? checkedAmount(context, fields[name], label) : undefined;
	const { currency, transactionTime } = fields;
	request.body = {
		purchase: {
			transaction_id: requiredText(context, 'transactionId', 'Transaction ID'),
			email_address: checkedEmail(context, context.getNodeParameter('email'), 'Email'),
			first_name: optionalText(fields.firstName),
			status: optionalText(fields.status),
			currency: isGiven(currency) ? checkedCurrency(context, currency) : undefined,
			transaction_time: isGiven(transactionTime)
				? checkedMoment(context, transactionTime, 'Transaction Time')
				: undefined,
			subtotal: money('subtotal', 'Subtotal'),
			tax: money('tax', 'Tax'),
			shipping: money('shipping', 'Shipping'),
			discount: money('discount', 'Discount'),
			total: money('total', 'Total'),
			products: productsIn(context, PRODUCT),
		},
	};
});

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}
