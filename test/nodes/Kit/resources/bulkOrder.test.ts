import type { INodeParameters } from 'n8n-workflow';

import { byEmail } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty', virtualClock: true });

const city = {
	mappingMode: 'defineBelow',
	value: { city: '=City {{ $json.row }}' },
};

/** Too many for one request; the first and the last have the same email address. */
const ROWS = Array.from({ length: 150 }, (_, row) => ({
	row,
	email: row === 149 ? 'S0@example.com' : `s${row}@example.com`,
}));

describe('Two rows with the same email address, in two bulk requests', () => {
	beforeEach(() => {
		kit.sandbox.store.addCustomField('City');
	});

	const person = () => kit.sandbox.store.findByEmail('s0@example.com');

	async function run(operation: string, parameters: INodeParameters, path: RegExp) {
		// The first request is retried after the second could have been processed.
		kit.sandbox.faults.add({ kind: 'status', status: 503, path });
		const { error } = await kit.clock.run(
			kit.n8n.run(
				{ resource: 'subscriber', operation, ...parameters },
				{ authentication: 'oAuth2', items: ROWS },
			),
		);
		expect(error).toBeUndefined();
	}

	it.each<[string, INodeParameters]>([
		['bulkCreate', { additionalFields: { firstName: '=Row {{ $json.row }}' } }],
		['bulkSubscribe', { additionalFields: { firstName: '=Row {{ $json.row }}' } }],
	])('save the name of the later one: %s', async (operation, parameters) => {
		await run(operation, { email: '={{ $json.email }}', ...parameters }, /bulk\/subscribers$/);
		expect(person()?.firstName).toBe('Row 149');
	});

	it.each<[string, INodeParameters]>([
		['bulkCreate', { email: '={{ $json.email }}' }],
		['bulkSubscribe', { email: '={{ $json.email }}' }],
		['bulkSetCustomFields', { subscriber: byEmail('={{ $json.email }}') }],
	])('save the custom fields of the later one: %s', async (operation, parameters) => {
		for (const { email } of ROWS.slice(0, 149)) {
			kit.sandbox.store.addSubscriber({ emailAddress: email });
		}
		await run(operation, { ...parameters, customFields: city }, /custom_fields\/subscribers$/);
		expect([...(person()?.fields.values() ?? [])]).toEqual(['City 149']);
	});
});
