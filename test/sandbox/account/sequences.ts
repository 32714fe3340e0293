import type { Sequence } from './records';
import { WEEKDAYS } from './weekdays';

export type NewSequence = { name: string } & Partial<Omit<Sequence, 'id' | 'name'>>;

/** The account's sequences by ID. */
export class Sequences extends Map<number, Sequence> {
	/** false: an account without permission to create sequences. */
	allowed = true;

	/** Soft-deleted: kept in the store, but every operation returns 404. */
	readonly deleted = new Map<number, Sequence>();

	private lastId = 400;

	/** @param timeZone the default time zone */
	constructor(
		private readonly now: () => number,
		private readonly timeZone: () => string,
	) {
		super();
	}

	add(given: NewSequence): Sequence {
		const createdAt = given.createdAt ?? this.now();
		const sequence: Sequence = {
			hold: false,
			repeat: false,
			active: true,
			updatedAt: createdAt,
			emailAddress: null,
			emailTemplateId: null,
			sendDays: [...WEEKDAYS],
			sendHour: 11,
			timeZone: this.timeZone(),
			excludedSources: [],
			emailCount: null,
			...given,
			createdAt,
			id: ++this.lastId,
		};
		this.set(sequence.id, sequence);
		return sequence;
	}

	override delete(id: number): boolean {
		const sequence = this.get(id);
		if (sequence) this.deleted.set(id, sequence);
		return super.delete(id);
	}
}
