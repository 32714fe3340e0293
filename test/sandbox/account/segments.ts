export interface Segment {
	readonly id: number;
	name: string;
	createdAt: number;
}

/** The account's segments by id. Who is in one is not kept: no operation shows it. */
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
