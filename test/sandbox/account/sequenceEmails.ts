import type { Deliveries } from './deliveries';

export const DELAY_UNITS = ['days', 'hours'] as const;
export type DelayUnit = (typeof DELAY_UNITS)[number];

/** One email of a sequence. */
export interface SequenceEmail {
	readonly id: number;
	readonly sequenceId: number;
	subject: string;
	previewText: string | null;
	content: string | null;
	published: boolean;
	/** Zero-based and unique within the sequence; gaps are allowed. */
	position: number;
	delayValue: number;
	delayUnit: DelayUnit;
	/** null: the days of the sequence, as always for emails delayed by hours. */
	sendDays: string[] | null;
	emailTemplateId: number | null;
	/** The results of sending the email. The sandbox sends no emails, so tests set them. */
	deliveries: Partial<Deliveries>;
}

export type NewSequenceEmail = { sequenceId: number; subject: string } & Partial<
	Omit<SequenceEmail, 'id' | 'sequenceId' | 'subject'>
>;

/** The emails of all sequences by ID. */
export class SequenceEmails extends Map<number, SequenceEmail> {
	private lastId = 1600;

	/**
	 * Without a position, the email is added at the end. The first email has no delay, later ones one
	 * day.
	 */
	add(given: NewSequenceEmail): SequenceEmail {
		const position = given.position ?? this.nextPosition(given.sequenceId);
		const email: SequenceEmail = {
			previewText: null,
			content: null,
			published: true,
			delayValue: position === 0 ? 0 : 1,
			delayUnit: 'days',
			sendDays: null,
			emailTemplateId: null,
			deliveries: {},
			...given,
			position,
			id: ++this.lastId,
		};
		this.set(email.id, email);
		return email;
	}

	/** In the order in which subscribers get them. */
	ofSequence(sequenceId: number): SequenceEmail[] {
		return [...this.values()]
			.filter((email) => email.sequenceId === sequenceId)
			.sort((a, b) => a.position - b.position);
	}

	/** The position after the last email. */
	nextPosition(sequenceId: number): number {
		return (this.ofSequence(sequenceId).at(-1)?.position ?? -1) + 1;
	}
}
