import { operation, type SandboxApp } from '../http/operation';
import { paging } from '../http/parameters';

/** Email templates can only be listed. */
export function emailTemplateRoutes(app: SandboxApp): void {
	operation(app, 'GET', '/v4/email_templates', { query: paging }, ({ store, query, page }) => {
		const rows = [...store.emailTemplates.values()];
		const shown = page(rows, { keyOf: ({ id }) => [id], order: 'desc' }, query);
		const templates = shown.rows.map(({ id, name, isDefault, category }) => ({
			id,
			name,
			is_default: isDefault,
			category,
		}));
		return { status: 200, json: { email_templates: templates, pagination: shown.pagination } };
	});
}
