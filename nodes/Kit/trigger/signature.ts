import { createHmac, timingSafeEqual } from 'node:crypto';

/** For how long a signature is valid (docs/kit-api.md#signatures). */
const TOLERANCE_S = 300;

/** The parts of a delivery's signature. */
export interface Signature {
	/** Seconds since the epoch, unparsed. */
	time: string;
	/** There are two while a secret is being rotated. */
	digests: Buffer[];
}

/**
 * Parses `X-Kit-Signature: t=<seconds>,v1=<hex>[,v1=<hex>]` (docs/kit-api.md#signatures).
 *
 * @param header unparsed
 * @param now milliseconds since the epoch
 * @returns undefined if it is not such a header, or its time is too far off
 */
export function signatureIn(header: unknown, now: number): Signature | undefined {
	if (typeof header !== 'string') return undefined;
	const pairs = header.split(',').map((pair) => /^\s*(t|v1)=([0-9a-f]+)\s*$/.exec(pair));
	const valuesOf = (name: string) =>
		pairs.flatMap((pair) => (pair?.[1] === name ? (pair[2] ?? []) : []));
	const [time, ...others] = valuesOf('t');
	if (time === undefined || others.length > 0 || !/^\d{1,12}$/.test(time)) return undefined;
	if (Math.abs(now / 1_000 - Number(time)) > TOLERANCE_S) return undefined;
	const digests = valuesOf('v1')
		.filter((hex) => hex.length === 64)
		.map((hex) => Buffer.from(hex, 'hex'));
	return digests.length > 0 ? { time, digests } : undefined;
}

/**
 * Whether the body was signed with the secret: each digest is an HMAC-SHA256 over `<t>.<body>`, and
 * one match is enough (docs/kit-api.md#signatures).
 *
 * @param body the raw bytes
 */
export function isSignedWith({ time, digests }: Signature, secret: string, body: Buffer): boolean {
	const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest();
	return digests.some((digest) => timingSafeEqual(digest, expected));
}
