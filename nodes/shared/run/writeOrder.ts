import { isRecord } from '../basics/isRecord';
import { settle, type Settled } from '../basics/settle';
import { valueAt } from '../basics/valueAt';

/** The fields in which Kit's requests identify a subscriber. */
const PEOPLE = ['email_address', 'email', 'purchase.email_address'];

/**
 * Keeps items that write to the same record in order, even if one of them is retried: of two items
 * about one subscriber, the later one wins.
 */
export class WriteOrder {
	/** Resolves when all previous items have their place. */
	private placed: Promise<unknown> = Promise.resolve();

	private readonly lastWrites = new Map<string, Promise<unknown>>();

	/**
	 * Prepares an item, and sends it after earlier items that write to the same record. Must be
	 * called in the order of the items; they are prepared concurrently.
	 *
	 * @param subjectOf what a prepared item writes to; undefined if its order does not matter
	 * @throws what `prepare` and `send` throw
	 */
	async follow<Prepared, Result>(
		prepare: () => Promise<Prepared>,
		subjectOf: (prepared: Prepared) => string | undefined,
		send: (prepared: Prepared) => Promise<Result>,
	): Promise<Result> {
		const earlier = this.placed;
		const preparing = settle(prepare);
		const place = async (): Promise<{ sent: Promise<Settled<Result>> }> => {
			const prepared = await preparing;
			await earlier;
			if (!prepared.ok) return { sent: Promise.resolve(prepared) };
			const { value } = prepared;
			return { sent: this.sendAfter(subjectOf(value), async () => await send(value)) };
		};
		const placed = place();
		this.placed = placed;
		const { sent } = await placed;
		const outcome = await sent;
		if (!outcome.ok) throw outcome.error;
		return outcome.value;
	}

	private async sendAfter<Result>(
		subject: string | undefined,
		send: () => Promise<Result>,
	): Promise<Settled<Result>> {
		if (subject === undefined) return await settle(send);
		const before = this.lastWrites.get(subject);
		const write = settle(async () => {
			await before;
			return await send();
		});
		this.lastWrites.set(subject, write);
		const outcome = await write;
		if (this.lastWrites.get(subject) === write) this.lastWrites.delete(subject);
		return outcome;
	}
}

/**
 * What a request writes to: the record in its path, or the subscriber in its body or query.
 *
 * @returns undefined for a request that only reads or creates something
 */
export function writtenBy(request: {
	method?: string;
	url?: string;
	qs?: unknown;
	body?: unknown;
}): string | undefined {
	const { method = 'GET', url = '', qs, body } = request;
	if (method === 'GET') return undefined;
	const [person] = [body, qs]
		.filter(isRecord)
		.flatMap((part) => PEOPLE.map((path) => valueAt(part, path)))
		.filter((value) => typeof value === 'string');
	if (person === undefined && !/\/\d/.test(url)) return undefined;
	return `${url} ${String(person ?? '')
		.trim()
		.toLowerCase()}`;
}
