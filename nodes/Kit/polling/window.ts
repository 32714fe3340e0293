/**
 * How far every poll looks back. Kit's lists lag up to five minutes
 * (docs/kit-api.md#eventual-consistency); the rest allows for clock differences and slow responses.
 */
export const LOOK_BACK_MS = 10 * 60_000;

/** By how much Kit's clock may be behind n8n's when a watch starts. */
export const CLOCKS_APART_MS = 2 * 60_000;
