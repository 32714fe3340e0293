import { locator } from '../workflow';
import type { Scenario, Words } from './side';

/** Scenarios in which something goes wrong. */
export const failures: Scenario[] = [
	{
		title: 'Retries requests after a 429 or 5xx',
		wanted: 2,
		async outcome(side) {
			const { id } = side.store.addForm({ name: side.own('Busy') });
			const fault = {
				kind: 'status',
				path: /subscribe$/,
				headers: { 'retry-after': '1' },
			} as const;
			side.rig.sandbox.faults.add({ ...fault, status: 429 });
			side.rig.sandbox.faults.add({ ...fault, status: 503, skip: 1 });
			const emails = ['first', 'second'].map((name) => side.address(`busy-${name}`));
			await side.run(
				addToForm(String(id)),
				emails.map((email) => ({ email })),
			);
			return side.store.formSubscribers.size(id);
		},
	},
	{
		title: 'Does not mistake a firewall’s page for Kit’s response',
		wanted: 1,
		async outcome(side) {
			const { id } = side.store.addForm({ name: side.own('Behind a firewall') });
			side.rig.sandbox.faults.add({ kind: 'garbage', path: /subscribe$/ });
			const execution = await side.run(addToForm(String(id)), [{ email: side.address('walled') }]);
			return execution.error?.message ?? side.store.formSubscribers.size(id);
		},
	},
	{
		title: 'Shows Kit’s own message when it stops',
		wanted: 'Label has already been taken',
		async outcome(side) {
			const { label } = side.store.addCustomField(side.own('Taken'));
			const create = { resource: 'customField', operation: 'create', label };
			const execution = await side.run({ kitV3: create, convertKit: create });
			return execution.error?.message;
		},
	},
	{
		title: 'Sends a failed item to the error branch with its own fields and its link',
		wanted: [{ row: 'bad', cameFrom: { item: 1 } }],
		async outcome(side) {
			const form = String(side.store.addForm({ name: side.own('There') }).id);
			const items = [
				{ row: 'good', email: side.address('row-1'), form },
				{ row: 'bad', email: side.address('row-2'), form: '4711' },
				{ row: 'good', email: side.address('row-3'), form },
			];
			const settings = { onError: 'continueErrorOutput' } as const;
			const execution = await side.run(addToForm('={{ $json.form }}'), items, settings);
			return execution
				.items(side.node, 1)
				.map(({ json, pairedItem }) => ({ row: json.row, cameFrom: pairedItem }));
		},
	},
	{
		title: 'Keeps the secret out of URLs, which end up in logs, where the request has a body',
		wanted: 'body',
		async outcome(side) {
			const { id } = side.store.addForm({ name: side.own('Discreet') });
			await side.run(addToForm(String(id)), [{ email: side.address('discreet') }]);
			const path = `/v3/forms/${id}/subscribe`;
			return side.rig.sandbox.requests.find((request) => request.path === path)?.secretIn;
		},
	},
];

function addToForm(id: string): Words {
	const add = { resource: 'form', operation: 'addSubscriber', email: '={{ $json.email }}' };
	return { kitV3: { ...add, form: locator('id', id) }, convertKit: { ...add, id } };
}
