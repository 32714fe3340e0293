import { z } from 'zod';
import { readEmailAddress } from './subscribers/emailAddress';
import { Refusal, invalid, notFound } from '../http/errors';
import { operation, type SandboxApp } from '../http/operation';
import { moment, paging } from '../http/parameters';
import type { NewPurchase, Purchase, PurchasedProduct } from '../account/purchases';
import type { Subscriber } from '../account/records';
import type { Store } from '../account/store';
import { purchaseView } from '../account/views';

/** Documented as text. Kit also accepts numbers; how it returns them is unknown; here, as text. */
const identifier = z.union([z.string(), z.number().int().transform(String)]);

const amount = z.number().nullable().optional();

/**
 * Newer documentation lists every key as required; older versions only some, and most of the others
 * can be null. Keys that only newer versions require are optional here. The first name is only in
 * older versions.
 */
const creation = z
	.object({
		purchase: z
			.object({
				email_address: z.string().optional(),
				first_name: z.string().nullable().optional(),
				transaction_id: z.string().nullable().optional(),
				status: z.string().nullable().optional(),
				subtotal: amount,
				tax: amount,
				shipping: amount,
				discount: amount,
				total: amount,
				currency: z.string().regex(/^[A-Za-z]{3}$/, 'must have three letters'),
				transaction_time: moment.nullable().optional(),
				products: z.array(
					z
						.object({
							name: z.string(),
							pid: identifier,
							lid: identifier,
							quantity: z.number().int(),
							unit_price: z.number(),
							sku: z.string().nullable().optional(),
						})
						.strict(),
				),
			})
			.strict(),
	})
	.strict();

type Given = z.infer<typeof creation>['purchase'];

/** Purchases: list, create, get. API keys are rejected. */
export function purchaseRoutes(app: SandboxApp): void {
	const oauthOnly = true;
	const list = '/v4/purchases';
	operation(app, 'GET', list, { query: paging, oauthOnly }, ({ store, query, page }) => {
		const rows = [...store.purchases.values()];
		const shown = page(rows, { keyOf: ({ id }) => [id], order: 'desc' }, query);
		const purchases = shown.rows.map((purchase) => purchaseView(store, purchase));
		return { status: 200, json: { purchases, pagination: shown.pagination } };
	});

	operation(app, 'GET', `${list}/:id{[0-9]+}`, { oauthOnly }, ({ store, id }) => {
		const purchase = store.purchases.get(id('id'));
		if (!purchase) throw notFound();
		return { status: 200, json: { purchase: purchaseView(store, purchase) } };
	});

	operation(app, 'POST', list, { body: creation, oauthOnly }, ({ store, body }) => {
		const purchase = recordPurchase(store, body.purchase);
		// 201 is the only documented success, even for an existing transaction.
		return { status: 201, json: { purchase: purchaseView(store, purchase) } };
	});
}

/** An existing transaction is updated; its line items are only ever added to. */
export function recordPurchase(store: Store, given: Given): Purchase {
	const transactionId = given.transaction_id?.trim() ?? '';
	if (transactionId === '') throw invalid('Transaction cannot be blank');
	const status = given.status ?? 'paid';
	// It is documented that only `paid` is supported, but not the response to anything else.
	if (store.openQuestions.purchaseStatuses === 'paid' && status !== 'paid') {
		throw invalid(`Sandbox: status ${status} is not supported`);
	}
	const products = readProducts(given.products);
	const subscriber = buyer(store, given);

	const known = withoutNulls({
		status,
		currency: given.currency,
		transactionTime: given.transaction_time,
		subtotal: given.subtotal,
		discount: given.discount,
		tax: given.tax,
		shipping: given.shipping,
		total: given.total,
	});
	const existing = store.purchases.find(transactionId);
	if (!existing) {
		return store.addPurchase({ ...known, transactionId, subscriberId: subscriber.id, products });
	}
	Object.assign(existing, known, { subscriberId: subscriber.id });
	store.purchases.append(existing, products);
	return existing;
}

/** Within a request, both identifiers are documented as unique, but not what happens otherwise. */
function readProducts(given: Given['products']): PurchasedProduct[] {
	for (const key of ['pid', 'lid'] as const) {
		const values = given.map((product) => product[key]);
		if (new Set(values).size < values.length) {
			throw new Refusal([
				`body key "purchase.products": products must have unique values of ${key}`,
			]);
		}
	}
	return given.map(({ unit_price, sku, ...product }) => ({
		...product,
		unitPrice: unit_price,
		sku: sku ?? null,
	}));
}

/**
 * An unknown email address becomes an active subscriber; an existing subscriber does not change.
 */
function buyer(store: Store, given: Given): Subscriber {
	const emailAddress = readEmailAddress(given.email_address);
	return (
		store.findByEmail(emailAddress) ??
		store.addSubscriber({
			emailAddress,
			firstName: given.first_name ?? null,
			attribution: { source_type: 'api_subscription' },
		})
	);
}

/** Missing keys keep the default or the current value. */
function withoutNulls(values: Record<string, string | number | null | undefined>) {
	const said = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
	return Object.fromEntries(said) as Partial<NewPurchase>;
}
