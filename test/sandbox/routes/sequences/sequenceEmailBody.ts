import { z } from 'zod';
import { invalid } from '../../http/errors';
import type { Sequence } from '../../account/records';
import { DELAY_UNITS, type DelayUnit, type SequenceEmail } from '../../account/sequenceEmails';
import type { Store } from '../../account/store';
import { WEEKDAYS } from '../../account/weekdays';

const text = z.string().nullable().optional();
const number = z.number().int();

const written = {
	subject: z.string().optional(),
	preview_text: text,
	content: text,
	email_template_id: number.nullable().optional(),
	send_days: z.array(z.enum(WEEKDAYS)).nullable().optional(),
	position: number.nullable().optional(),
};

/** There is a documented message for a missing subject, but not for a missing delay. */
export const newSequenceEmail = z
	.object({
		...written,
		delay_value: number,
		delay_unit: z.string(),
		// The schema has a boolean, but the example has null.
		published: z.boolean().nullable().optional(),
	})
	.strict();

export const changedSequenceEmail = z
	.object({
		...written,
		delay_value: number.optional(),
		delay_unit: z.string().optional(),
		published: z.boolean().optional(),
	})
	.strict();

type Body = z.infer<typeof newSequenceEmail> | z.infer<typeof changedSequenceEmail>;
type Content = Omit<SequenceEmail, 'id' | 'sequenceId' | 'deliveries'>;

/**
 * Applies a body to an existing or a new email; missing keys do not change it.
 * @returns the resulting content
 * @throws KitError 422 with all problems
 */
export function editSequenceEmail(
	store: Store,
	sequence: Sequence,
	before: SequenceEmail | undefined,
	body: Body,
): Content {
	const unit = body.delay_unit ?? before?.delayUnit ?? 'days';
	const others = store.sequenceEmails
		.ofSequence(sequence.id)
		.filter((email) => email.id !== before?.id);
	const after: Content = {
		subject: body.subject ?? before?.subject ?? '',
		previewText: or(body.preview_text, before?.previewText ?? null),
		// The documentation sends null and shows the old text and position in the response, so null
		// changes nothing.
		content: body.content ?? before?.content ?? null,
		position: body.position ?? before?.position ?? store.sequenceEmails.nextPosition(sequence.id),
		published: body.published ?? before?.published ?? false,
		delayValue: body.delay_value ?? before?.delayValue ?? 0,
		delayUnit: isDelayUnit(unit) ? unit : 'days',
		sendDays: or(body.send_days, unit === before?.delayUnit ? before.sendDays : null),
		emailTemplateId: or(body.email_template_id, before?.emailTemplateId ?? null),
	};
	const problems = [
		...(after.subject.trim() === '' ? ["subject can't be blank"] : []),
		...(isDelayUnit(unit) ? [] : [`delay_unit must be one of: ${DELAY_UNITS.join(', ')}`]),
		...placeProblems(after, others),
		...(unit === 'hours' &&
		(body.send_days ?? null) !== null &&
		store.openQuestions.sendDaysWithHours === 'refuse'
			? ['Sandbox: send_days requires delay_unit days']
			: []),
		// Nothing is documented about this; this is the message for broadcasts.
		...(after.emailTemplateId === null || store.emailTemplates.has(after.emailTemplateId)
			? []
			: ['Email template not found']),
	];
	if (problems.length > 0) throw invalid(...problems);
	return after;
}

/** undefined does not change a key; null is a value. */
function or<T>(given: T | undefined, before: T): T {
	return given === undefined ? before : given;
}

function isDelayUnit(text: string): text is DelayUnit {
	return DELAY_UNITS.some((unit) => unit === text);
}

/** The rules are documented, but their messages are not. */
function placeProblems({ position, delayValue }: Content, others: SequenceEmail[]): string[] {
	const first = others.every((other) => other.position > position);
	return [
		...(position < 0 ? ['Sandbox: position must not be negative'] : []),
		...(others.some((other) => other.position === position)
			? [`Sandbox: position ${position} is already taken`]
			: []),
		...(delayValue < 0 ? ['Sandbox: delay_value must not be negative'] : []),
		...(delayValue === 0 && !first
			? ['Sandbox: delay_value must be at least 1, except for the first email']
			: []),
	];
}
