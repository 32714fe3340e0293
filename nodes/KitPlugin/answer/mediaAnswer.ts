import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';
import { failure, failureOf, ownErrors, SHAPED_STATUS, type Answer, type Outcome } from './failure';
import { entriesIn } from './searchAnswer';

/** What the response for a page needs besides its images (docs/kit-api.md#media-sources). */
interface Page {
	perPage: number;
	/** @returns the URL that Kit calls when a creator inserts the image */
	insertedAddress: (id: string) => string;
}

/**
 * The response to Kit's media gallery: a page of images.
 *
 * @param limitS the time limit of the trigger, in seconds
 * @param warn is told how many items were left out
 */
export function mediaAnswer(
	outcome: Outcome,
	{ perPage, insertedAddress }: Page,
	limitS: number,
	warn: (complaint: string) => void,
): Answer {
	if (outcome.kind === 'failed' || outcome.kind === 'late') {
		return failureOf('media', outcome.kind, limitS);
	}
	const items = outcome.kind === 'answered' ? outcome.items : [];
	const entries = entriesIn(items, 'data');
	const data = entries.flatMap((entry) => imageIn(entry, insertedAddress));
	const errors = data.length === 0 ? ownErrors(items[0]) : undefined;
	if (errors) return failure('media', 404, errors);
	const left = entries.length - data.length;
	if (left > 0 && data.length === 0) {
		return failure('media', 500, [
			"The last node of the workflow does not return 'id' and 'url'. Each of its items must have both, and the 'url' must start with https://.",
		]);
	}
	if (left > 0) warn(`${left} of ${entries.length} items have no 'id' or no 'url'`);
	const given = entries === items || !isRecord(items[0]) ? undefined : items[0].pagination;
	return { status: SHAPED_STATUS, body: { pagination: paginationIn(given, perPage), data } };
}

/** @returns the image with only the fields that Kit documents; empty if it is not an image */
function imageIn(entry: unknown, insertedAddress: Page['insertedAddress']): IDataObject[] {
	if (!isRecord(entry)) return [];
	const { id, url, thumbnail_url: thumbnail, alt, notify_download_url: notify } = entry;
	if ((typeof id !== 'string' && typeof id !== 'number') || id === '' || !isAddress(url)) return [];
	const { caption, title, hotlink, attribution } = entry;
	const { label, href } = isRecord(attribution) ? attribution : {};
	return [
		{
			id: String(id),
			type: 'image',
			url,
			thumbnail_url: isAddress(thumbnail) ? thumbnail : url,
			alt: typeof alt === 'string' ? alt : '',
			...(typeof caption === 'string' ? { caption } : {}),
			...(typeof title === 'string' ? { title } : {}),
			...(typeof hotlink === 'boolean' ? { hotlink } : {}),
			...(typeof label === 'string' && isAddress(href) ? { attribution: { label, href } } : {}),
			notify_download_url: isAddress(notify) ? notify : insertedAddress(String(id)),
		},
	];
}

function isAddress(value: unknown): value is string {
	return typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value);
}

function paginationIn(given: unknown, perPage: number): IDataObject {
	const pagination = isRecord(given) ? given : {};
	const cursor = (value: unknown) =>
		typeof value === 'string' || typeof value === 'number' ? String(value) : null;
	return {
		has_previous_page: pagination.has_previous_page === true,
		has_next_page: pagination.has_next_page === true,
		start_cursor: cursor(pagination.start_cursor),
		end_cursor: cursor(pagination.end_cursor),
		per_page: typeof pagination.per_page === 'number' ? pagination.per_page : perPage,
	};
}
