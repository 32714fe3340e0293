import type { FunctionsBase, ICredentialDataDecryptedObject } from 'n8n-workflow';

import { isRecord } from '../basics/isRecord';
import { settle } from '../basics/settle';

/** Removes the credential from a text. */
export type Mask = (text: string) => string;

/** The text that n8n itself uses to redact values. */
const MASK = '**hidden**';

/** Shorter values are not secrets, and would match in every text. */
const SHORTEST = 6;

/**
 * Kit may echo what it was sent in its messages, and no error may contain a credential.
 *
 * @param type n8n's name of the credential type
 */
export async function maskFor(
	context: Pick<FunctionsBase, 'getCredentials'>,
	type: string,
): Promise<Mask> {
	const outcome = await settle(
		async () => await context.getCredentials<ICredentialDataDecryptedObject>(type),
	);
	return maskOf(outcome.ok ? secretsIn(outcome.value) : []);
}

function secretsIn(credential: ICredentialDataDecryptedObject): string[] {
	const { apiKey, apiSecret, clientSecret, oauthTokenData } = credential;
	const token = isRecord(oauthTokenData) ? oauthTokenData : {};
	return [apiKey, apiSecret, clientSecret, token.access_token, token.refresh_token]
		.map((secret) => (typeof secret === 'string' ? secret.trim() : ''))
		.filter((secret) => secret !== '');
}

/** @returns a function that redacts the secrets, however they are encoded */
export function maskOf(secrets: string[]): Mask {
	const patterns = secrets
		.filter((secret) => secret.length >= SHORTEST)
		// A secret that contains another one is replaced first, so that no part of it remains.
		.sort((a, b) => b.length - a.length)
		.flatMap((secret) => [
			[...secret].map(anyFormOf).join(''),
			...encodedIn(Buffer.from(secret)).map(escaped),
		]);
	if (patterns.length === 0) return (text) => text;
	const all = new RegExp(patterns.join('|'), 'gi');
	return (text) => text.replace(all, MASK);
}

/** A character as it is, and as encoded in URLs, JSON and HTML. */
function anyFormOf(character: string): string {
	const percent = [...Buffer.from(character)].map((byte) => `%${hex(byte, 2)}`).join('');
	const code = character.codePointAt(0) ?? 0;
	const json = `\\\\+u${hex(code, 4)}|\\\\+${escaped(character)}`;
	const html = `&#(?:0*${code}|x0*${hex(code, 1)});`;
	return `(?:${escaped(character)}|${percent}|${json}|${html})`;
}

function hex(number: number, digits: number): string {
	return number.toString(16).padStart(digits, '0');
}

/**
 * In base64, a text has three forms, depending on its offset; the characters at its edges also
 * depend on the surrounding text.
 */
function encodedIn(bytes: Buffer): string[] {
	const base64 = [0, 1, 2].map((before) => {
		const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
		return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
	});
	const forUrls = base64.map((text) => text.replace(/\+/g, '-').replace(/\//g, '_'));
	return [...base64, ...forUrls, bytes.toString('hex')];
}

function escaped(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
