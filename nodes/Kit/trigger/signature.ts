import { createHmac, timingSafeEqual } from 'node:crypto';

/** For how long a signature is good (reference: section 5.4). */
const TOLERANCE_S = 300;

/**
 * Whether Kit signed the body with the secret: `X-Kit-Signature: t=<seconds>,v1=<hex>[,v1=<hex>]`,
 * each `v1` an HMAC-SHA256 over `<t>.<body>`. While a secret is being rotated there are two, and one
 * that fits is enough (reference: section 5.4).
 *
 * @param header as it came
 * @param body the bytes as they came
 * @param now milliseconds since the epoch
 */
export function isSigned(header: string, body: Buffer, secret: string, now: number): boolean {
	const pairs = header.split(',').map((pair) => /^\s*(t|v1)=([0-9a-f]+)\s*$/.exec(pair));
	const valuesOf = (name: string) => pairs.flatMap((pair) => (pair?.[1] === name ? [pair[2]] : []));
	const [seconds, ...others] = valuesOf('t');
	if (seconds === undefined || others.length > 0 || !/^\d{1,12}$/.test(seconds)) return false;
	if (Math.abs(now / 1_000 - Number(seconds)) > TOLERANCE_S) return false;

	const expected = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest();
	return valuesOf('v1')
		.map((hex = '') => Buffer.from(hex, 'hex'))
		.filter((given) => given.length === expected.length)
		.some((given) => timingSafeEqual(given, expected));
}
