import { kit, START, workflow } from '../workflow';
import { oAuth, people, world } from './world';

export function errorBranchCases(): void {
	it('gets the item that failed, with its fields and the reason, while the others continue', async () => {
		const { n8n, sandbox } = world();
		const good = people(9, 'fine').map((person) => ({ ...person, row: 'good' }));
		const bad = { email: 'not an address', firstName: 'Nobody', row: 'bad' };
		const items = [...good.slice(0, 4), bad, ...good.slice(4)];

		const upsert = kit(
			'Upsert',
			{
				authentication: 'oAuth2',
				resource: 'subscriber',
				operation: 'upsert',
				email: '={{ $json.email }}',
				additionalFields: { firstName: '={{ $json.firstName }}' },
			},
			{ onError: 'continueErrorOutput' },
		);
		const file = workflow('One bad row', items, [upsert]);
		const execution = await n8n.run(await n8n.importWorkflow(file, await oAuth()), START);

		expect(execution.status).toBe('success');
		const through = execution.items('Upsert').map(({ json }) => json.email_address);
		expect(through).toEqual(good.map(({ email }) => email));
		for (const { email } of good) expect(sandbox.store.findByEmail(email)).toBeDefined();

		const failed = execution.items('Upsert', 1).map(({ json }) => json);
		expect(failed).toHaveLength(1);
		expect(failed[0]).toMatchObject(bad);
		expect(String(failed[0]?.error)).toContain("The 'Email' parameter is not an email address");
	});
}
