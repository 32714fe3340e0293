import { z } from 'zod';
import { notFound } from '../../http/errors';
import { operation, type SandboxApp } from '../../http/operation';
import { moment } from '../../http/parameters';
import { recordPurchase } from '../../routes/purchases';
import { missing } from '../errors';
import { pageOf } from '../pagination';
import { page } from '../parameters';
import { purchaseView } from '../views';

const amount = z.number().optional();

/** The seller's own ID. Its type is not documented; the example has numbers. */
const ownId = z
	.union([z.string(), z.number()])
	.transform((value) => String(value))
	.optional();

const purchaseBody = z
	.object({
		transaction_id: z.string().optional(),
		email_address: z.string().optional(),
		first_name: z.string().optional(),
		integration: z.string().optional(),
		status: z.string().optional(),
		subtotal: amount,
		tax: amount,
		shipping: amount,
		discount: amount,
		total: amount,
		currency: z
			.string()
			.regex(/^[A-Za-z]{3}$/, 'must have three letters')
			.transform((code) => code.toUpperCase())
			.optional(),
		transaction_time: moment.optional(),
		products: z
			.array(
				z
					.object({
						name: z.string().optional(),
						pid: ownId,
						lid: ownId,
						sku: z.string().optional(),
						unit_price: amount,
						quantity: z.number().int().optional(),
					})
					.strict(),
			)
			.optional(),
	})
	.strict();

const creation = z
	.object({ purchase: purchaseBody, integration_key: z.string().optional() })
	.strict();

type Given = z.infer<typeof purchaseBody>;

/** Purchases: list, create, get. A single purchase is returned without an envelope. */
export function purchaseRoutesV3(app: SandboxApp): void {
	const list = '/v3/purchases';
	const listed = { query: { page }, secretOnly: true };
	operation(app, 'GET', list, listed, ({ store, query }) => {
		// In order of creation, as everywhere in V3; the order is not documented.
		const { rows, envelope } = pageOf(
			store,
			'purchases',
			[...store.purchases.values()],
			query.page,
		);
		const purchases = rows.map((purchase) => purchaseView(store, purchase));
		return { status: 200, json: { ...envelope, purchases } };
	});

	operation(app, 'GET', `${list}/:purchase_id{[0-9]+}`, { secretOnly: true }, ({ store, id }) => {
		const purchase = store.purchases.get(id('purchase_id'));
		if (!purchase) throw notFound();
		return { status: 200, json: purchaseView(store, purchase) };
	});

	operation(app, 'POST', list, { body: creation, secretOnly: true }, ({ store, body }) => {
		const { integration, currency = 'USD', products = [], ...given } = body.purchase;
		void integration;
		checkComplete({ ...given, products });
		const purchase = recordPurchase(store, {
			...given,
			currency,
			products: products.map((product) => ({
				name: '',
				quantity: 1,
				unit_price: 0,
				pid: '',
				lid: '',
				...product,
			})),
		});
		return { status: 201, json: purchaseView(store, purchase) };
	});
}

/**
 * The documented error names a blank `sku`, which is listed as optional: it can be omitted, but not
 * blank.
 * @throws KitError 400 with all problems
 */
function checkComplete({ transaction_id, email_address, products = [] }: Given): void {
	const blank = (value: string | undefined) => value === undefined || value.trim() === '';
	const sentences = [
		...(blank(transaction_id) ? ["transaction_id can't be blank"] : []),
		...(blank(email_address) ? ["email_address can't be blank"] : []),
		...products.flatMap(({ name, pid, lid, sku }) => {
			const parts = Object.entries({ Pid: blank(pid), Lid: blank(lid), Sku: sku?.trim() === '' });
			return parts
				.filter(([, isBlank]) => isBlank)
				.map(([part]) => `${part} can't be blank for product: ${name ?? ''}`);
		}),
	];
	if (sentences.length > 0) throw missing(sentences);
}
