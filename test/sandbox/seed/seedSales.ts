import type { Store } from '../account/store';

/** The products, each with the tag of its buyers. */
const GOODS = [
	{ tag: 'Bought: Bindings Guide', name: 'Bindings Guide', pid: 'bindings-guide', price: 24 },
	{ tag: 'Bought: Glaze Atlas', name: 'Glaze Atlas', pid: 'glaze-atlas', price: 36 },
];

/** Adds a purchase at the time of tagging for every subscriber with a buyer's tag. */
export function seedSales(store: Store): void {
	const sales = GOODS.flatMap(({ tag, ...good }) =>
		store.taggings
			.ofOwner(store.findTag(tag)?.id ?? 0)
			.map(({ at, subscriberId }) => ({ ...good, at, subscriberId })),
	);
	// Oldest first, because IDs increase with time.
	sales.sort((a, b) => a.at - b.at);
	sales.forEach(({ name, pid, price, at, subscriberId }, index) => {
		const tax = price / 4;
		store.addPurchase({
			transactionId: `LL-${String(index + 1).padStart(5, '0')}`,
			subscriberId,
			transactionTime: at,
			subtotal: price,
			tax,
			total: price + tax,
			source: index % 3 === 0 ? 'Gumroad' : 'Kit',
			products: [{ name, pid, lid: `${pid}-1`, quantity: 1, unitPrice: price, sku: null }],
		});
	});
}
