/**
 * How far every look goes back. Kit says that lists can be up to five minutes behind what was written
 * (reference: section 1.5), and clients measured three minutes for a tag's subscribers; the rest is
 * for clocks that are not the same, and for answers that take long.
 */
export const LOOK_BACK_MS = 10 * 60_000;

/** By how much Kit's clock may be behind n8n's when a watch starts. */
export const CLOCKS_APART_MS = 2 * 60_000;
