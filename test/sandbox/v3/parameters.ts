import { z } from 'zod';
import { isDay } from '../clock';

/** The id of a record, as bodies have it. */
export const id = z.number().int();

/** Pages are counted from 1. */
export const page = z
	.string()
	.regex(/^[1-9]\d*$/, 'must be a whole number from 1')
	.transform((text) => Number(text))
	.optional();

export const sortOrder = z.enum(['asc', 'desc']).optional();

/** A day, as V3 filters accept it. */
export const date = z.string().refine(isDay, 'must be yyyy-mm-dd').optional();

/** Custom fields by key. */
export const fields = z.record(z.string().nullable()).optional();
