import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';
import { numberWithin } from '../../shared/basics/number';
import { parsedJson } from '../../shared/basics/parsedJson';

/** The maximum size of a request, in bytes. The settings of a block are far smaller. */
const MOST_BYTES = 1_000_000;

/** How many images to return if Kit does not specify it (from Kit's own sample). */
const PER_PAGE = 100;

/** Keys that could modify JavaScript's own objects. */
const UNSAFE_KEYS = ['__proto__', 'constructor', 'prototype'];

/**
 * Parses a request from Kit: JSON, a form, JSON with a form's content type, or the query of a GET.
 *
 * @returns undefined if it is none of them, or too large
 */
export function bodyOf(context: IWebhookFunctions): IDataObject | undefined {
	const { method, rawBody } = context.getRequestObject();
	if (method === 'GET') return queryOf(context);
	if (!Buffer.isBuffer(rawBody)) return {};
	if (rawBody.length > MOST_BYTES) return undefined;
	const text = rawBody.toString('utf8').trim();
	if (text === '') return {};
	if (/^[{["]/.test(text)) {
		const parsed = safe(parsedJson(text));
		return isRecord(parsed) ? parsed : undefined;
	}
	const contentType = String(context.getHeaderData()['content-type']);
	return /form-urlencoded/i.test(contentType) ? formIn(text) : undefined;
}

/** A repeated name becomes an array, as in a query, which no OAuth parameter may be. */
function formIn(text: string): IDataObject {
	const form = new Map<string, string[]>();
	for (const [key, value] of new URLSearchParams(text)) {
		if (UNSAFE_KEYS.includes(key)) continue;
		const values = form.get(key);
		if (values) values.push(value);
		else form.set(key, [value]);
	}
	return Object.fromEntries(
		[...form].map(([key, values]) => [key, values.length > 1 ? values : values[0]]),
	);
}

export function queryOf(context: IWebhookFunctions): IDataObject {
	const query = safe(parsedJson(JSON.stringify(context.getQueryData())));
	return isRecord(query) ? query : {};
}

/**
 * The settings in a request for a block or media.
 *
 * @returns undefined if there are none
 */
export function settingsIn(body: IDataObject): IDataObject | undefined {
	if (isRecord(body.settings)) return body.settings;
	// A form has one field for each, as settings[name].
	const flatOnes = Object.entries(body).flatMap(([key, value]) => {
		const [, name] = /^settings\[([^\]]+)\]$/.exec(key) ?? [];
		return name === undefined || UNSAFE_KEYS.includes(name) ? [] : [[name, value] as const];
	});
	return flatOnes.length > 0 ? Object.fromEntries(flatOnes) : undefined;
}

/** The item for the workflow when someone types into a search setting, or when Kit fills a dropdown. */
export function searchItem(
	body: IDataObject,
	setting: string | null,
	account: string | null,
): IDataObject {
	const { search, ...dependencies } = body;
	return { request: 'search', account, setting, search: search ?? '', dependencies };
}

/** The item for the workflow when Kit requests images. */
export function mediaItem(
	body: IDataObject,
	settings: IDataObject,
	account: string | null,
): IDataObject {
	return {
		request: 'media',
		account,
		settings,
		after: cursorIn(body.after),
		before: cursorIn(body.before),
		perPage: perPageIn(body),
	};
}

export function perPageIn(body: IDataObject): number {
	return Math.floor(numberWithin(body.per_page, 1, 1_000) ?? PER_PAGE);
}

function cursorIn(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

/** Removes the unsafe keys at any depth. */
function safe(value: unknown): unknown {
	// No setting is nested deeper than this, and code that processes it recurses for each level.
	return copied(value, 32);
}

function copied(value: unknown, depth: number): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (depth === 0) return undefined;
	if (Array.isArray(value)) return value.map((entry) => copied(entry, depth - 1));
	return Object.fromEntries(
		Object.entries(value)
			.filter(([key]) => !UNSAFE_KEYS.includes(key))
			.map(([key, inner]) => [key, copied(inner, depth - 1)]),
	);
}
