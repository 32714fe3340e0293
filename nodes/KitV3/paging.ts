import { isRecord } from '../shared/basics/isRecord';
import { UnreadableAnswer } from '../shared/transport/failure';
import type { Page, Paging } from '../shared/transport/paginate';

/** Lists that API V3 still returns under a former name. */
const FORMER_NAMES: Record<string, string | undefined> = { sequences: 'courses' };

/**
 * API V3 uses page numbers with a fixed page size, and returns some lists as a whole, without a
 * page count.
 */
export const pageNumbers: Paging = {
	size: () => ({}),
	read(body, key, { page: asked = 1 }) {
		const records = isRecord(body) ? (body[key] ?? body[FORMER_NAMES[key] ?? key]) : undefined;
		if (!isRecord(body) || !Array.isArray(records)) {
			throw new UnreadableAnswer(`A page without ${key}`);
		}
		const total = Number(body[`total_${key}`] ?? 0);
		const isWhole = body.page === undefined && body.total_pages === undefined;
		if (isWhole && total <= records.length) return { records: records.filter(isRecord) };
		return { records: records.filter(isRecord), ...wayOn(body, Number(asked), records.length) };
	},
};

/** @param asked the requested page number, which Kit echoes */
function wayOn(
	{ page, total_pages: total }: Record<string, unknown>,
	asked: number,
	records: number,
): Omit<Page, 'records'> {
	const pages = Number(total);
	if (!Number.isInteger(pages) || pages < 0 || total === null || total === '') {
		return { broken: 'a page does not say how many pages there are' };
	}
	if (page !== undefined && page !== null && Number(page) !== asked) {
		return { broken: `page ${asked} was requested, but page ${String(page)} was returned` };
	}
	if (asked >= pages) return { pages };
	if (records === 0) return { broken: `page ${asked} of ${pages} is empty` };
	return { pages, next: { page: asked + 1 } };
}
