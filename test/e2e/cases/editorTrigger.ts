import { until } from '../until';
import { editor } from './editors';
import { apiKey, world } from './world';

export function editorTriggerCases(): void {
	it('is published, starts for an event, and shows the execution', async () => {
		const { n8n, sandbox } = world();
		await apiKey();
		const endpoints = sandbox.store.webhookEndpoints.size;
		const page = await editor();
		await page.openNewWorkflow();
		await page.add('convertkit', 'Kit', 'On subscriber created');
		await page.parameter('events').getByText('Subscriber Created').waitFor();
		await page.closeNode();
		expect(await page.publish()).toContain('Kit now triggers this workflow for each event');
		// n8n shows the message before it has set up the trigger
		await until(() => sandbox.store.webhookEndpoints.size === endpoints + 1);

		sandbox.store.addSubscriber({ emailAddress: 'new@example.com' });
		const id = page.workflowId();
		await until(async () => (await n8n.executionIds(id)).length > 0);
		const [execution = ''] = await n8n.executionIds(id);
		expect((await n8n.finished(execution)).items('Kit Trigger')).toEqual([
			expect.objectContaining({
				json: expect.objectContaining({
					event: 'subscriber.created',
					subscriber: expect.objectContaining({ email_address: 'new@example.com' }),
				}),
			}),
		]);
		await page.openExecutions();
		await page.page.getByText('Succeeded').first().waitFor();
		await n8n.deactivate(id);
	});
}
