import { resultsOf } from '../../account/broadcastResults';
import { operation, type SandboxApp } from '../../http/operation';
import { broadcastOf } from '../../routes/broadcasts/broadcasts';
import { broadcastStatsView, broadcastView } from '../views';

/** Broadcasts and their stats. */
export function broadcastRoutesV3(app: SandboxApp): void {
	operation(app, 'GET', '/v3/broadcasts', { secretOnly: true }, ({ store }) => ({
		status: 200,
		json: { broadcasts: [...store.broadcasts.values()].map(broadcastView) },
	}));

	const stats = '/v3/broadcasts/:broadcast_id{[0-9]+}/stats';
	operation(app, 'GET', stats, { secretOnly: true }, ({ store, id }) => {
		const broadcast = broadcastOf(store, id('broadcast_id'));
		const results = resultsOf(store, [broadcast])(broadcast);
		const shown = { id: broadcast.id, stats: broadcastStatsView(store, broadcast, results) };
		// The single broadcast is in an array.
		return { status: 200, json: { broadcast: [shown] } };
	});
}
