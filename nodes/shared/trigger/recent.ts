/** A cache of a limited number of entries, which keeps the most recently set. */
export class Recent<T> extends Map<string, T> {
	/** @param most the maximum number of entries */
	constructor(private readonly most: number) {
		super();
	}

	override set(key: string, value: T): this {
		// Maps iterate in insertion order, so the newest entry is last.
		this.delete(key);
		super.set(key, value);
		for (const oldest of this.keys()) {
			if (this.size <= this.most) break;
			this.delete(oldest);
		}
		return this;
	}
}
