import { z } from 'zod';
import { isDay } from '../../clock';
import { ENGAGEMENT_SORTS } from '../../account/engagement';
import { STATES } from '../../account/records';

const date = z.string().refine(isDay, 'must be yyyy-mm-dd');
const ids = z.array(z.number().int());
const count = z.number().int().optional();

const engagementBounds = {
	count_greater_than: count,
	count_greater_than_or_equal: count,
	count_less_than: count,
	count_less_than_or_equal: count,
	after: date.optional(),
	before: date.optional(),
};

const broadcasts = z.object({ type: z.literal('broadcasts'), ids }).strict();
const urls = z
	.object({
		type: z.literal('urls'),
		ids: ids.optional(),
		urls: z.array(z.string()).optional(),
		matching: z.enum(['exact', 'contains', 'starts_with', 'ends_with']).optional(),
	})
	.strict();
const tagIds = z.object({ type: z.literal('ids'), matching: ids }).strict();
const forms = z.object({ type: z.literal('forms'), ids }).strict();
const kitSource = z
	.object({
		type: z.literal('kit_source'),
		source_type: z.string().optional(),
		source_ids: ids.optional(),
		source_names: z.array(z.string()).optional(),
		mechanism: z.string().optional(),
		mechanism_ids: ids.optional(),
	})
	.strict();

/** A condition on emails other than clicks, the only ones with URLs. */
function emailCondition<Kind extends 'opens' | 'sent' | 'delivered'>(kind: Kind) {
	return z
		.object({
			type: z.literal(kind),
			...engagementBounds,
			any: z.array(broadcasts).optional(),
		})
		.strict();
}

/**
 * Each type with the keys that it uses according to the documentation, which says that others are
 * ignored.
 */
const condition = z.discriminatedUnion('type', [
	// The states belong to another type, but an official client sends them here, and Kit accepts
	// them.
	emailCondition('opens').extend({ states: z.array(z.enum(STATES)).optional() }),
	emailCondition('sent'),
	emailCondition('delivered'),
	z
		.object({
			type: z.literal('clicks'),
			...engagementBounds,
			any: z.array(z.discriminatedUnion('type', [broadcasts, urls])).optional(),
		})
		.strict(),
	z
		.object({
			type: z.literal('subscribed'),
			after: date.optional(),
			before: date.optional(),
		})
		.strict(),
	z.object({ type: z.literal('subscriber_state'), states: z.array(z.enum(STATES)) }).strict(),
	z.object({ type: z.literal('tags'), any: z.array(tagIds) }).strict(),
	z
		.object({
			type: z.literal('attribution'),
			any: z.array(z.discriminatedUnion('type', [forms, kitSource])),
		})
		.strict(),
	z
		.object({
			type: z.literal('custom_field'),
			subscriber_custom_field_id: z.number().int(),
			comparison: z.enum([
				'is',
				'contains',
				'has_value',
				'greater_than',
				'greater_than_or_equal',
				'less_than',
				'less_than_or_equal',
			]),
			value: z.string().optional(),
		})
		.strict(),
	z
		.object({
			type: z.literal('location'),
			latitude: z.number(),
			longitude: z.number(),
			radius: z.number(),
		})
		.strict(),
]);

const range = z.object({ start: date.optional(), end: date.optional() }).strict();

/** One kind of data to include; only stats have a date range. */
const include = z.discriminatedUnion('type', [
	z.object({ type: z.literal('stats'), range: range.optional() }).strict(),
	...(['attribution', 'tags', 'location', 'canceled_at', 'custom_fields'] as const).map((type) =>
		z.object({ type: z.literal(type) }).strict(),
	),
]);

/** The known types of conditions; Kit returns an error for any other. */
export const CONDITION_TYPES: readonly string[] = [...condition.optionsMap.keys()].map(String);

/** The body of `POST /v4/subscribers/filter`. */
export const filterBody = z
	.object({
		all: z.array(condition),
		counting_mode: z.enum(['raw', 'unique_email']).optional(),
		include: z.array(include).optional(),
		sort_field: z
			.enum([
				'id',
				'first_name',
				'email_address',
				'created_at',
				...ENGAGEMENT_SORTS,
				'location__distance',
			])
			.optional(),
		sort_order: z.enum(['asc', 'desc']).optional(),
		after: z.string().optional(),
		before: z.string().optional(),
		per_page: z.number().int().optional(),
		include_total_count: z.boolean().optional(),
	})
	.strict();

export type FilterBody = z.infer<typeof filterBody>;
export type Condition = z.infer<typeof condition>;
export type EmailCondition = Extract<
	Condition,
	{ type: 'opens' | 'clicks' | 'sent' | 'delivered' }
>;
