import { z } from 'zod';
import { invalid } from '../../http/errors';
import { SOURCE_TYPES, type Sequence } from '../../account/records';
import type { Store } from '../../account/store';
import { WEEKDAYS } from '../../account/weekdays';

/** The body for creating and updating. */
export const sequenceBody = z
	.object({
		name: z.string().optional(),
		email_address: z.string().optional(),
		email_template_id: z.number().int().optional(),
		send_days: z.array(z.enum(WEEKDAYS)).optional(),
		// There is a documented message for numbers out of range.
		send_hour: z.number().optional(),
		time_zone: z.string().optional(),
		active: z.boolean().optional(),
		repeat: z.boolean().optional(),
		hold: z.boolean().optional(),
		exclude_subscriber_sources: z
			.array(z.object({ type: z.enum(SOURCE_TYPES), ids: z.array(z.number().int()) }).strict())
			.optional(),
	})
	.strict();
export type SequenceBody = z.infer<typeof sequenceBody>;

/**
 * The changes that a body requests.
 * @throws KitError 422 with all problems
 */
export function sequenceChanges(store: Store, body: SequenceBody): Partial<Sequence> {
	const template = body.email_template_id;
	const problems = [
		...(body.name?.trim() === '' ? ["name can't be blank"] : []),
		...(isHour(body.send_hour ?? 0) ? [] : ['send_hour must be an integer between 0 and 23']),
		// The rule is documented, but its message is not.
		...(isTimeZone(body.time_zone ?? 'UTC') ? [] : ['Sandbox: time_zone is not an IANA time zone']),
		// Nothing is documented about this; this is the message for broadcasts.
		...(template === undefined || store.emailTemplates.has(template)
			? []
			: ['Email template not found']),
	];
	if (problems.length > 0) throw invalid(...problems);
	const changes: Partial<Sequence> = {
		name: body.name,
		emailAddress: body.email_address,
		emailTemplateId: template,
		sendDays: body.send_days,
		sendHour: body.send_hour,
		timeZone: body.time_zone,
		active: body.active,
		repeat: body.repeat,
		hold: body.hold,
		excludedSources: body.exclude_subscriber_sources,
	};
	return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

function isHour(hour: number): boolean {
	return Number.isInteger(hour) && hour >= 0 && hour <= 23;
}

/** Intl also accepts offsets, but those are not time zone names. */
function isTimeZone(name: string): boolean {
	if (!/^[a-z]/i.test(name)) return false;
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
