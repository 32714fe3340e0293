import { z } from 'zod';
import { bulkOperation } from './bulkOperation';
import { find, pair } from './bulkPair';
import type { SandboxApp } from '../http/operation';
import { bulkCustomFieldView } from '../account/views';

const value = z
	.object({
		subscriber_id: z.number().int().nullable(),
		subscriber_custom_field_id: z.number().int(),
		value: z.string(),
	})
	.strict();

/** Creates many custom fields, and writes many values into them. */
export function bulkCustomFieldRoutes(app: SandboxApp): void {
	bulkOperation(app, 'POST', '/v4/bulk/custom_fields', {
		items: 'custom_fields',
		item: z.object({ label: z.string() }).strict(),
		none: 'No custom fields included for processing',
		results: 'custom_fields',
		failed: 'custom_field',
		work: (store, { label: given }) => {
			const label = given.trim();
			if (label === '') {
				const input = { id: null, label: given, key: null, name: null, created_at: null };
				return { errors: ["Label can't be blank"], input };
			}
			const existing = store.customFields.findByLabel(label);
			if (existing && store.bulk.existingCustomField === 'fail') {
				// As documented: the existing field rather than the requested one.
				const input = bulkCustomFieldView(existing);
				return { errors: ['Label has already been taken'], input };
			}
			const field = existing ?? store.addCustomField(label);
			return { row: bulkCustomFieldView(field), sameAs: String(field.id) };
		},
	});

	bulkOperation(app, 'POST', '/v4/bulk/custom_fields/subscribers', {
		items: 'custom_field_values',
		item: value,
		none: 'No custom field values included for processing',
		results: 'custom_field_values',
		failed: 'custom_field_value',
		work: (store, given) => {
			const field = find(store.customFields, given.subscriber_custom_field_id);
			const found = pair(store, given, field, 'Custom field does not exist');
			if ('failure' in found) return found.failure;
			const { subscriber, other } = found;
			store.setField(subscriber, other, given.value);
			subscriber.updatedAt = store.now();
			return { row: given, sameAs: `${subscriber.id} ${other.id}` };
		},
	});
}
