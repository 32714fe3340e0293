import { z } from 'zod';
import { operation, type SandboxApp } from '../../http/operation';
import {
	checkLabelFree,
	customFieldOf,
	deleteCustomField,
	readLabel,
} from '../../routes/customFields';
import { customFieldView } from '../../account/views';
import { id as recordId } from '../parameters';

/** Custom fields: list, create, update, delete. */
export function customFieldRoutesV3(app: SandboxApp): void {
	operation(app, 'GET', '/v3/custom_fields', {}, ({ store }) => ({
		status: 200,
		json: { custom_fields: [...store.customFields.values()].map(customFieldView) },
	}));

	const labels = z
		.object({ label: z.union([z.string(), z.array(z.string())]).optional() })
		.strict();
	const creation = { body: labels, secretOnly: true };
	operation(app, 'POST', '/v3/custom_fields', creation, ({ store, body: { label: given } }) => {
		const asked = [given].flat().map(readLabel);
		// One label that is already taken fails the whole request; this is not documented.
		for (const label of asked) checkLabelFree(store, label);
		const fields = asked.map((label) =>
			customFieldView(store.customFields.findByLabel(label) ?? store.addCustomField(label)),
		);
		return { status: 201, json: Array.isArray(given) ? fields : fields[0] };
	});

	const one = '/v3/custom_fields/:id{[0-9]+}';
	// The ID is listed among the parameters, but the example only has it in the path.
	const change = z.object({ id: recordId.optional(), label: z.string().optional() }).strict();
	operation(app, 'PUT', one, { body: change, secretOnly: true }, ({ store, body, id }) => {
		const field = customFieldOf(store, id('id'));
		const label = readLabel(body.label);
		checkLabelFree(store, label, field);
		store.customFields.relabel(field, label, field.key);
		return { status: 204 };
	});

	const deletion = { body: z.object({ id: recordId.optional() }).strict(), secretOnly: true };
	operation(app, 'DELETE', one, deletion, ({ store, id }) => {
		deleteCustomField(store, customFieldOf(store, id('id')));
		return { status: 204 };
	});
}
