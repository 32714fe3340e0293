import { z } from 'zod';

/** The formats of a plugin's responses, exactly as Kit's documentation shows them. */

const errors = z.array(z.string().min(1)).min(1);
const option = z.object({ label: z.string().min(1), value: z.string() }).strict();

/** HTML, or the errors shown in its place. */
export const blockAnswer = z.union([
	z.object({ code: z.literal(200), html: z.string() }).strict(),
	z.object({ code: z.number().int(), errors }).strict(),
]);

/**
 * Options, or an empty list with the reason, with or without a `code`
 * (docs/kit-api.md#plugin-search).
 */
export const searchAnswer = z.union([
	z.object({ code: z.number().int().optional(), data: z.array(option) }).strict(),
	z.object({ code: z.number().int().optional(), data: z.array(option).max(0), errors }).strict(),
]);

/** No error response is documented. */
export const optionsAnswer = z.object({ options: z.array(option) }).passthrough();

const image = z
	.object({
		id: z.union([z.string().min(1), z.number()]),
		type: z.literal('image'),
		url: z.string().url(),
		thumbnail_url: z.string().url(),
		alt: z.string(),
		caption: z.string().optional(),
		title: z.string().optional(),
		hotlink: z.boolean().optional(),
		notify_download_url: z.string().url().optional(),
		attribution: z.object({ label: z.string(), href: z.string().url() }).strict().optional(),
	})
	.strict();
const pagination = z
	.object({
		has_previous_page: z.boolean(),
		has_next_page: z.boolean(),
		start_cursor: z.string().nullable(),
		end_cursor: z.string().nullable(),
		per_page: z.number().int(),
	})
	.strict();

/** A page of images, or an empty list with the reason. */
export const mediaAnswer = z.union([
	z.object({ pagination, data: z.array(image) }).strict(),
	z.object({ code: z.number().int().optional(), data: z.array(image).max(0), errors }).strict(),
]);

/** A token pair; additional keys are allowed. */
export const tokenAnswer = z.object({
	access_token: z.string().min(1),
	expires_in: z.number().int().positive(),
	refresh_token: z.string().min(1),
	created_at: z.number().int().positive(),
});

export const revokeAnswer = z.object({}).passthrough();

export type Image = z.infer<typeof image>;
export type Pagination = z.infer<typeof pagination>;
