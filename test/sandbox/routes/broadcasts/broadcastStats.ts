import { resultsOf } from '../../account/broadcastResults';
import { broadcastStatsView, clickView } from './broadcastView';
import { timestampOrNull } from '../../clock';
import { checkRetention, retentionStart } from '../../account/engagement';
import { SilentError } from '../../http/errors';
import { operation, type SandboxApp } from '../../http/operation';
import { paging } from '../../http/parameters';
import { broadcastFilter, broadcastOf, selected } from './broadcasts';

/** Stats and clicks of broadcasts, kept for five years. */
export function broadcastStatsRoutes(app: SandboxApp): void {
	const listQuery = { ...paging, ...broadcastFilter };
	const list = '/v4/broadcasts/stats';
	operation(app, 'GET', list, { query: listQuery }, ({ store, query, now, page }) => {
		if (!store.broadcasts.statsListAllowed) throw new SilentError(403);
		const earliest = retentionStart(now);
		const rows = selected(store, query).filter(({ sendAt }) => (sendAt ?? now) >= earliest);
		const shown = page(rows, { keyOf: ({ id }) => [id], order: 'desc' }, query);
		const resultsFor = resultsOf(store, shown.rows);
		const broadcasts = shown.rows.map((broadcast) => ({
			id: broadcast.id,
			subject: broadcast.subject,
			send_at: timestampOrNull(broadcast.sendAt),
			stats: broadcastStatsView(store, broadcast, resultsFor(broadcast)),
		}));
		return { status: 200, json: { broadcasts, pagination: shown.pagination } };
	});

	operation(app, 'GET', '/v4/broadcasts/:broadcast_id{[0-9]+}/stats', {}, ({ store, id, now }) => {
		const broadcast = broadcastOf(store, id('broadcast_id'));
		checkRetention(now, broadcast.sendAt ?? undefined);
		const stats = broadcastStatsView(store, broadcast, resultsOf(store, [broadcast])(broadcast));
		return { status: 200, json: { broadcast: { id: broadcast.id, stats } } };
	});

	// The parameters are described in the text, but not listed. They paginate the links.
	const clicks = '/v4/broadcasts/:broadcast_id{[0-9]+}/clicks';
	operation(app, 'GET', clicks, { query: paging }, ({ store, query, id, now, page }) => {
		const broadcast = broadcastOf(store, id('broadcast_id'));
		const results = resultsOf(store, [broadcast])(broadcast);
		// Old clicks are documented as unavailable. Unlike for stats, no 400 is documented, so the list
		// is empty.
		const kept = (broadcast.sendAt ?? now) >= retentionStart(now);
		const rows = kept ? results.links : [];
		const shown = page(rows, { keyOf: (link) => [link.id], order: 'asc' }, query);
		const links = shown.rows.map((link) => clickView(link, results));
		return {
			status: 200,
			json: { broadcast: { id: broadcast.id, clicks: links }, pagination: shown.pagination },
		};
	});
}
