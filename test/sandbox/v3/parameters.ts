import { z } from 'zod';
import { isDay } from '../clock';

/** The ID of a record in a body. */
export const id = z.number().int();

/** Page numbers start at 1. */
export const page = z
	.string()
	.regex(/^[1-9]\d*$/, 'must be an integer of at least 1')
	.transform((text) => Number(text))
	.optional();

export const sortOrder = z.enum(['asc', 'desc']).optional();

/** A date, as accepted by V3 filters. */
export const date = z.string().refine(isDay, 'must be yyyy-mm-dd').optional();

/** Custom fields by key. */
export const fields = z.record(z.string().nullable()).optional();
