/**
 * One line item of a purchase. The same product, identified by its `pid`, can be in many purchases.
 */
export interface PurchasedProduct {
	quantity: number;
	/** Line item identifier, unique within its purchase. */
	lid: string;
	unitPrice: number;
	sku: string | null;
	name: string;
	pid: string;
}

export interface Purchase {
	readonly id: number;
	transactionId: string;
	subscriberId: number;
	status: string;
	currency: string;
	/** Milliseconds since the epoch. */
	transactionTime: number;
	subtotal: number;
	discount: number;
	tax: number;
	/** Accepted, but not returned. */
	shipping: number;
	total: number;
	products: PurchasedProduct[];
	/** Where it was sold, e.g. Gumroad. */
	source: string;
}

/** A product of the account; purchases create missing products. */
export interface Product {
	readonly id: number;
	readonly pid: string;
	name: string;
}

/** Every field of a purchase; the amounts default to 0. */
export type NewPurchase = Pick<Purchase, 'transactionId' | 'subscriberId'> &
	Partial<Omit<Purchase, 'id'>>;

/**
 * Open questions about purchases made through the API, because the documentation only has examples
 * of other sources.
 */
const SOURCE = 'API';

/** The account's purchases by ID, and the products they created. */
export class Purchases extends Map<number, Purchase> {
	/** By `pid`. */
	readonly products = new Map<string, Product>();

	private readonly idsByTransaction = new Map<string, number>();

	private lastId = 2000;

	private lastProductId = 2500;

	constructor(private readonly now: () => number) {
		super();
	}

	find(transactionId: string): Purchase | undefined {
		const id = this.idsByTransaction.get(transactionId);
		return id === undefined ? undefined : this.get(id);
	}

	/** @throws Error if the transaction already exists */
	add(given: NewPurchase): Purchase {
		if (this.find(given.transactionId)) {
			throw new Error(
				`The sandbox already has a purchase with transaction ID ${given.transactionId}.`,
			);
		}
		const purchase: Purchase = {
			status: 'paid',
			currency: 'USD',
			transactionTime: this.now(),
			subtotal: 0,
			discount: 0,
			tax: 0,
			shipping: 0,
			total: 0,
			source: SOURCE,
			...given,
			products: [],
			id: ++this.lastId,
		};
		this.set(purchase.id, purchase);
		this.idsByTransaction.set(purchase.transactionId, purchase.id);
		this.append(purchase, given.products ?? []);
		return purchase;
	}

	/** Adds line items to a purchase, and missing products to the account. */
	append(purchase: Purchase, lines: PurchasedProduct[]): void {
		for (const line of lines) {
			purchase.products.push({ ...line });
			const product = this.products.get(line.pid);
			if (product) product.name = line.name;
			else this.addProduct(line);
		}
	}

	private addProduct({ pid, name }: PurchasedProduct): void {
		this.products.set(pid, { id: ++this.lastProductId, pid, name });
	}
}
