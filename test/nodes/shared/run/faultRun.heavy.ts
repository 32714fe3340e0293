import { N8n, type Run } from '../../../engine/n8n';
import { useKit } from '../../../engine/useKit';
import type { Fault, LoggedRequest } from '../../../sandbox';
/** Idempotent: creating a tag again returns the same tag. */
const TAGS = 9_000;

/** Not idempotent: sending a purchase again appends its products again. */
const PURCHASES = 1_000;

/** All kinds of failures, in turn. */
const TROUBLES: Fault[] = [
	{ kind: 'status', status: 429, times: 30 },
	{ kind: 'status', status: 503, times: 12 },
	{ kind: 'reset', times: 5 },
	{ kind: 'resetAfter', times: 5 },
	{ kind: 'expireToken' },
	{ kind: 'garbage', times: 4 },
	{ kind: 'status', status: 500, times: 8 },
	{ kind: 'slow', ms: 20_000, times: 3 },
	{ kind: 'status', status: 504, times: 3 },
];

/** Long enough that some requests are given up. */
const OUTAGE: Fault = { kind: 'status', status: 502, times: 600 };

const kit = useKit({ virtualClock: true });

/** From now on, every 100th request of any kind fails. */
function addTroubles(): void {
	const answered = /^\/v4\/(tags|purchases)$/;
	const count = (TAGS + PURCHASES) / 100;
	for (let i = 0; i < count; i++) {
		const trouble = TROUBLES[i % TROUBLES.length] as Fault;
		kit.sandbox.faults.add({ ...trouble, path: answered, skip: (i + 1) * 100 });
	}
	kit.sandbox.faults.add({ ...OUTAGE, path: answered, skip: 5_000 });
}

const items = (count: number) => Array.from({ length: count }, (_, row) => ({ row }));

/** The rows of the output items, as often as they occur. */
const rowsOf = ({ items: results, errorItems }: Run) =>
	[...results, ...errorItems]
		.map(({ pairedItem }) => (pairedItem as { item: number }).item)
		.sort((a, b) => a - b);

/**
 * The purchases that Kit may have processed, as often as it may have; 401 and 429 come before
 * processing.
 */
const workedOn = (requests: LoggedRequest[]) =>
	requests
		.filter(({ path, status }) => path === '/v4/purchases' && ![401, 429].includes(status))
		.map(({ body }) => (body as { purchase: { transaction_id: string } }).purchase.transaction_id);

describe('A run of 10,000 items with every kind of failure', () => {
	it('outputs every item once, and repeats nothing that is not idempotent', async () => {
		addTroubles();
		const n8n = new N8n(kit.sandbox);
		const options = { authentication: 'oAuth2', onError: 'continueErrorOutput' } as const;
		const tag = { resource: 'tag', operation: 'create', name: '=Tag {{ $json.row }}' };
		const purchase = {
			resource: 'purchase',
			operation: 'create',
			email: 'ana@example.com',
			transactionId: '=Order {{ $json.row }}',
			currency: 'USD',
			subtotal: 10,
			total: 10,
			products: {
				product: [
					{ name: 'Hat', pid: '=Hat {{ $json.row }}', lid: '1', quantity: 1, unitPrice: 10 },
				],
			},
		};
		// Both at the same time and with the same credential, so that failures affect either.
		const [tags, purchases] = await kit.clock.run(
			Promise.all([
				n8n.run(tag, { ...options, items: items(TAGS) }),
				n8n.run(purchase, { ...options, items: items(PURCHASES) }),
			]),
		);

		const statuses = new Set(kit.sandbox.requests.map(({ status }) => status));
		expect([...statuses].sort()).toEqual([0, 200, 201, 401, 429, 500, 502, 503, 504].sort());

		expect(rowsOf(tags)).toEqual(items(TAGS).map(({ row }) => row));
		expect(rowsOf(purchases)).toEqual(items(PURCHASES).map(({ row }) => row));
		for (const { json, pairedItem } of tags.items) {
			expect(json.name).toBe(`Tag ${(pairedItem as { item: number }).item}`);
		}
		for (const { json } of [...tags.errorItems, ...purchases.errorItems]) {
			expect(json).toMatchObject({ row: expect.any(Number), error: expect.any(String) });
		}
		// Only those that failed in all eight attempts during the outage.
		expect(tags.errorItems.length).toBeLessThan(100);

		const stored = [...kit.sandbox.store.purchases.values()];
		expect(stored.every(({ products }) => products.length === 1)).toBe(true);
		expect(stored.length).toBeGreaterThanOrEqual(purchases.items.length);
		const attempts = workedOn(kit.sandbox.requests);
		expect(new Set(attempts).size).toBe(attempts.length);
		expect(attempts).toHaveLength(PURCHASES);
	});
});
