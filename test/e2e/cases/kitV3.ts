import { scenarios } from '../compare/scenarios';
import { play, Side } from '../compare/side';
import { until } from '../until';
import { locator, node, START, triggerWorkflow, workflow } from '../workflow';
import { kitV3Api, people, world } from './world';

export function kitV3CredentialCases(): void {
	it('accepts a valid secret', async () => {
		await expect(world().n8n.testCredential(await kitV3Api())).resolves.toMatchObject({
			status: 'OK',
		});
	});

	it('explains what to do about an invalid secret', async () => {
		const { n8n } = world();
		const bad = await n8n.createCredential('Bad secret', 'kitV3Api', { apiSecret: 'wrong' });
		const { status, message } = await n8n.testCredential(bad);
		expect(status).toBe('Error');
		expect(message).toMatch(/Enter the V3 API secret/);
		expect(message).not.toContain('wrong');
	});
}

export function kitV3Cases(): void {
	it('reads a list of several pages for each item, and links the records to the item', async () => {
		const { n8n, sandbox } = world();
		const forms = [60, 110].map((size) => {
			const form = sandbox.store.addForm({ name: `${size} people` });
			for (const { email } of people(size, `of-${size}`)) {
				const { id } = sandbox.store.addSubscriber({ emailAddress: email });
				sandbox.store.addToForm(id, form.id);
			}
			return form.id;
		});
		const file = workflow(
			'Two forms',
			forms.map((form) => ({ form })),
			[
				node('List', 'n8n-nodes-kit.kitV3', {
					...{ resource: 'form', operation: 'getSubscriptions', returnAll: true },
					form: locator('id', '={{ $json.form }}'),
				}),
			],
		);

		const execution = await n8n.run(await n8n.importWorkflow(file, await kitV3Api()), START);

		expect(execution.error).toBeUndefined();
		const links = execution
			.items('List')
			.map(({ json, pairedItem }) => [json.subscribable_id, pairedItem]);
		expect(links).toEqual([
			...Array<unknown>(60).fill([forms[0], { item: 0 }]),
			...Array<unknown>(110).fill([forms[1], { item: 1 }]),
		]);
	});

	it('registers the trigger, starts once for an event, and removes everything when it is deactivated', async () => {
		const { n8n, sandbox } = world();
		const { store } = sandbox;
		const events = ['subscriber.activated', 'subscriber.unsubscribed'];
		const file = triggerWorkflow('Kit V3 Trigger', { events }, 'n8n-nodes-kit.kitV3Trigger');
		const id = await n8n.importWorkflow(file, await kitV3Api());
		await n8n.activate(id);
		expect([...store.webhooks.values()].map(({ event, v3 }) => [event, v3])).toEqual([
			['subscriber.subscriber_activate', true],
			['subscriber.subscriber_unsubscribe', true],
		]);

		const [{ email = '' } = {}] = people(1, 'activated');
		store.addSubscriber({ emailAddress: email });

		await until(async () => (await n8n.executionIds(id)).length > 0);
		await sandbox.runDue();
		const runs = await Promise.all((await n8n.executionIds(id)).map((run) => n8n.finished(run)));
		expect(runs.map((run) => run.items('Kit V3 Trigger').map(({ json }) => json))).toEqual([
			[
				expect.objectContaining({
					event: 'subscriber.activated',
					subscriber: expect.objectContaining({ email_address: email }),
				}),
			],
		]);
		await n8n.deactivate(id);
		expect(store.webhooks.size).toBe(0);
	});

	describe('does what n8n’s ConvertKit node does not:', () => {
		it.each(scenarios)('$title', async (scenario) => {
			const side = new Side(world(), 'kitV3', await kitV3Api());
			const { got } = await play(scenario, side);
			expect(got).toEqual(scenario.wanted);
		});
	});
}
