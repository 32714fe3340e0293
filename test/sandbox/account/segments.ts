export interface Segment {
	readonly id: number;
	name: string;
	createdAt: number;
}

/**
 * The account's segments by ID. Their members are not stored, because no operation returns them.
 */
export class Segments extends Map<number, Segment> {
	private lastId = 150;

	constructor(private readonly now: () => number) {
		super();
	}

	add(name: string, createdAt = this.now()): Segment {
		const segment = { id: ++this.lastId, name, createdAt };
		this.set(segment.id, segment);
		return segment;
	}
}
