import { z } from 'zod';
import { invalid, notFound } from '../http/errors';
import { operation, type SandboxApp } from '../http/operation';
import { paging } from '../http/parameters';
import type { CustomField } from '../account/records';
import type { Store } from '../account/store';
import { customFieldView } from '../account/views';

/** Custom fields: list, create, update, delete. */
export function customFieldRoutes(app: SandboxApp): void {
	operation(app, 'GET', '/v4/custom_fields', { query: paging }, ({ store, query, page }) => {
		const rows = [...store.customFields.values()];
		const shown = page(rows, { keyOf: ({ id }) => [id], order: 'desc' }, query);
		return {
			status: 200,
			json: { custom_fields: shown.rows.map(customFieldView), pagination: shown.pagination },
		};
	});

	const labelled = z.object({ label: z.string().optional() }).strict();
	operation(app, 'POST', '/v4/custom_fields', { body: labelled }, ({ store, body }) => {
		const label = readLabel(body.label);
		const existing = store.customFields.findByLabel(label);
		const field = existing ?? store.addCustomField(label);
		return { status: existing ? 200 : 201, json: { custom_field: customFieldView(field) } };
	});

	operation(
		app,
		'PUT',
		'/v4/custom_fields/:id{[0-9]+}',
		{ body: labelled },
		({ store, body, id }) => {
			const field = customFieldOf(store, id('id'));
			const label = readLabel(body.label);
			checkLabelFree(store, label, field);
			store.customFields.relabel(field, label);
			return { status: 200, json: { custom_field: customFieldView(field) } };
		},
	);

	operation(app, 'DELETE', '/v4/custom_fields/:id{[0-9]+}', {}, ({ store, id }) => {
		deleteCustomField(store, customFieldOf(store, id('id')));
		return { status: 204 };
	});
}

/** @throws KitError 404 */
export function customFieldOf(store: Store, id: number): CustomField {
	const field = store.customFields.get(id);
	if (!field) throw notFound();
	return field;
}

/**
 * Labels must be unique; the rule is documented, but its message is not.
 *
 * @param own the field that is allowed to have the label already
 * @throws KitError 422
 */
export function checkLabelFree(store: Store, label: string, own?: CustomField): void {
	const other = store.customFields.findByLabel(label);
	if (other && other !== own) throw invalid('Label has already been taken');
}

/** @throws KitError 422 if the field cannot be deleted */
export function deleteCustomField(store: Store, field: CustomField): void {
	if (store.customFields.undeletable.has(field.id))
		throw invalid('Unable to destroy the custom field.');
	store.deleteCustomField(field);
}

/** Spaces around a label are removed, as documented. */
export function readLabel(given: string | undefined): string {
	const label = given?.trim() ?? '';
	if (label === '') throw invalid("Label can't be blank");
	return label;
}
