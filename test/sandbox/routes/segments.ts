import { timestamp } from '../clock';
import { operation, type SandboxApp } from '../http/operation';
import { paging } from '../http/parameters';

/** Segments can only be listed. */
export function segmentRoutes(app: SandboxApp): void {
	operation(app, 'GET', '/v4/segments', { query: paging }, ({ store, query, page }) => {
		const rows = [...store.segments.values()];
		const shown = page(rows, { keyOf: ({ id }) => [id], order: 'desc' }, query);
		const segments = shown.rows.map(({ id, name, createdAt }) => ({
			id,
			name,
			created_at: timestamp(createdAt),
		}));
		return { status: 200, json: { segments, pagination: shown.pagination } };
	});
}
