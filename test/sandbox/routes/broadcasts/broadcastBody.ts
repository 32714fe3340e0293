import { z } from 'zod';
import type { BroadcastAudience, BroadcastContent } from '../../account/broadcasts';
import { Refusal, invalid } from '../../http/errors';
import { moment } from '../../http/parameters';
import { defaultSender } from '../../account/sender';
import type { Store } from '../../account/store';

const text = z.string().nullable().optional();
const time = moment.nullable().optional();
const sources = z
	.array(z.object({ type: z.string(), ids: z.array(z.number().int()).optional() }).strict())
	.nullable()
	.optional();

/**
 * The body for creating and updating. According to the documentation, nearly every key is required,
 * which cannot be intended: see `completeBroadcast` for the actual rules.
 */
export const broadcastBody = z
	.object({
		email_template_id: z.number().int().nullable().optional(),
		// Mentioned in the description of `content`, but not listed as a key.
		allow_starting_point: z.boolean().optional(),
		email_address: text,
		content: text,
		description: text,
		public: z.boolean().nullable().optional(),
		published_at: time,
		send_at: time,
		thumbnail_alt: text,
		thumbnail_url: text,
		preview_text: text,
		subject: text,
		subscriber_filter: z
			.array(z.object({ all: sources, any: sources, none: sources }).strict())
			.nullable()
			.optional(),
	})
	.strict();
export type BroadcastBody = z.infer<typeof broadcastBody>;

/**
 * In practice, a new broadcast requires a subject and content or a template.
 * @throws Refusal if one of them is missing
 */
export function completeBroadcast(body: BroadcastBody): void {
	const missing = [
		...(isBlank(body.subject) ? ['body key "subject" is required'] : []),
		...(isBlank(body.content) && (body.email_template_id ?? null) === null
			? ['body key "content" or "email_template_id" is required']
			: []),
	];
	if (missing.length > 0) throw new Refusal(missing);
}

/**
 * Applies a body to a broadcast; missing keys do not change it, except for `send_at`.
 *
 * @returns the resulting content
 * @throws KitError 422 with all documented problems
 */
export function editBroadcast(
	store: Store,
	before: BroadcastContent,
	body: BroadcastBody,
): BroadcastContent {
	if (body.subject !== undefined && isBlank(body.subject)) {
		throw new Refusal(['body key "subject": must not be blank']);
	}
	const unsaid = store.openQuestions.broadcastWithoutSendAt;
	const audience = readAudience(body.subscriber_filter);
	const template = readTemplate(store, body);
	const problems = [
		...('problem' in template ? [template.problem] : []),
		...(audience === 'several'
			? ['Only a single filter group is supported. Use one of `all`, `any`, or `none`.']
			: []),
	];
	if (problems.length > 0 || audience === 'several' || 'problem' in template) {
		throw invalid(...problems);
	}
	const after: BroadcastContent = {
		subject: body.subject ?? before.subject,
		previewText: or(body.preview_text, before.previewText),
		description: or(body.description, before.description),
		content: or(body.content, template.design ?? before.content),
		public: or(body.public, before.public) ?? false,
		publishedAt: or(body.published_at, before.publishedAt),
		sendAt: or(body.send_at, unsaid === 'keep' ? before.sendAt : null),
		thumbnailAlt: or(body.thumbnail_alt, before.thumbnailAlt),
		thumbnailUrl: or(body.thumbnail_url, before.thumbnailUrl),
		emailAddress: or(body.email_address, before.emailAddress) ?? defaultSender(store.account),
		emailTemplateId: template.id ?? before.emailTemplateId,
		audience: audience === undefined ? before.audience : audience,
	};
	checkSendable(store, after);
	return after;
}

/** undefined does not change a key; null is a value. */
function or<T>(given: T | undefined, before: T): T {
	return given === undefined ? before : given;
}

function isBlank(given: string | null | undefined): boolean {
	return given === undefined || given === null || given.trim() === '';
}

/** A Starting point provides the content if none is given. */
function readTemplate(
	store: Store,
	body: BroadcastBody,
): { id?: number; design?: string } | { problem: string } {
	if (body.email_template_id === undefined) return {};
	if (body.email_template_id === null) return { id: store.emailTemplates.default().id };
	const template = store.emailTemplates.get(body.email_template_id);
	if (!template) return { problem: 'Email template not found' };
	if (template.category !== 'Starting point') return { id: template.id };
	const withContent = !isBlank(body.content);
	const unfit = withContent && body.allow_starting_point !== true;
	if (store.broadcasts.startingPoint === 'refuse' || unfit) {
		return { problem: 'Starting point email template is not supported' };
	}
	return { id: template.id, ...(withContent ? {} : { design: template.design }) };
}

/** @returns null for all subscribers, undefined if the body has no filter */
function readAudience(
	given: BroadcastBody['subscriber_filter'],
): BroadcastAudience | null | undefined | 'several' {
	if (given === undefined) return undefined;
	if (given === null || given.length === 0) return null;
	const groups = given.flatMap(groupsIn);
	const [only, ...others] = groups;
	if (given.length > 1 || others.length > 0) return 'several';
	if (only === undefined) {
		throw new Refusal(['body key "subscriber_filter": must have one of all, any, none']);
	}
	return only;
}

function groupsIn(
	filter: NonNullable<BroadcastBody['subscriber_filter']>[number],
): BroadcastAudience[] {
	return (['all', 'any', 'none'] as const).flatMap((group) => {
		const given = filter[group] ?? null;
		return given === null ? [] : [{ group, sources: given.map(readSource) }];
	});
}

/** Unknown IDs are accepted: no check is documented. */
function readSource({
	type,
	ids,
}: NonNullable<z.infer<typeof sources>>[number]): BroadcastAudience['sources'][number] {
	// `all_subscribers`, which responses return for all subscribers, is one of the rejected types.
	if (type !== 'segment' && type !== 'tag') {
		throw invalid('Only `segment` or `tag` filters allowed');
	}
	if (!ids) throw new Refusal([`body key "subscriber_filter": ids is required for type ${type}`]);
	return { type, ids };
}

/**
 * A Starting point's content is the whole email, so the legally required parts must be in it before
 * it can be sent. They are optional in a draft. The rule is documented, but its message is not.
 */
function checkSendable(store: Store, { sendAt, content, emailTemplateId }: BroadcastContent): void {
	const template = store.emailTemplates.get(emailTemplateId);
	if (sendAt === null || template?.category !== 'Starting point') return;
	const missing = ['unsubscribe_url', 'address'].filter(
		(name) => !new RegExp(`\\{\\{-?\\s*${name}\\b`).test(content ?? ''),
	);
	if (missing.length > 0) {
		throw invalid(...missing.map((name) => `Sandbox: the content has no {{ ${name} }}`));
	}
}
