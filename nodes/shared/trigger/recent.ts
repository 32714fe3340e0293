/** What a process knows, up to a number of entries: the ones that were set last. */
export class Recent<T> extends Map<string, T> {
	/** @param most how many entries are kept */
	constructor(private readonly most: number) {
		super();
	}

	override set(key: string, value: T): this {
		// The latest stands last.
		this.delete(key);
		super.set(key, value);
		for (const oldest of this.keys()) {
			if (this.size <= this.most) break;
			this.delete(oldest);
		}
		return this;
	}
}
