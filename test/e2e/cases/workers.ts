import type { Execution } from '../client';
import type { QueueRig } from '../queueRig';
import { say } from '../say';
import { until } from '../until';
import { kit, webhookWorkflow } from '../workflow';
import { oAuth, people } from './world';

/** @param queue the rig, once it has started */
export function workerCases(queue: () => QueueRig): void {
	const everybody = people(1_000, 'queued');
	const addresses = everybody.map(({ email }) => email).sort();
	const executions: Execution[] = [];

	// Kit allows 600 requests per minute, so this takes two minutes
	beforeAll(async () => {
		const { n8n } = queue();
		const file = webhookWorkflow('People', 'people', [
			kit('Upsert', {
				authentication: 'oAuth2',
				resource: 'subscriber',
				operation: 'upsert',
				email: '={{ $json.email }}',
				additionalFields: { firstName: '={{ $json.firstName }}' },
			}),
		]);
		const workflowId = await n8n.importWorkflow(file, await oAuth());
		await n8n.activate(workflowId);

		const done = say.during('Ten executions with 100 people each, through one credential');
		for (let first = 0; first < everybody.length; first += 100) {
			await n8n.callWebhook('people', everybody.slice(first, first + 100));
		}
		// n8n responds to a webhook before it stores the execution
		await until(async () => (await n8n.executionIds(workflowId)).length >= 10);
		for (const id of await n8n.executionIds(workflowId)) executions.push(await n8n.finished(id));
		done();
	});

	it('share the executions', () => {
		const taken = queue().workers.map((worker) => worker.executions());
		say(`   executions: ${taken.map(({ length }) => length).join(' and ')}`);
		expect(executions).toHaveLength(10);
		expect(taken.flat().sort()).toEqual(executions.map(({ id }) => id).sort());
		for (const its of taken) expect(its).not.toEqual([]);
	});

	it('lose no items', () => {
		for (const execution of executions) {
			expect(execution.error).toBeUndefined();
			expect(execution.items('Upsert').map(({ json }) => json.email_address)).toEqual(
				execution.items('Items').map(({ json }) => json.email),
			);
		}
		const results = executions.flatMap((execution) => execution.items('Upsert'));
		expect(results.map(({ json }) => json.email_address).sort()).toEqual(addresses);
	});

	it('send each item to Kit once, and again only after a 429', () => {
		const { store } = queue().sandbox;
		const accepted = upserts().filter(({ status }) => status !== 429);
		expect(accepted.map(({ body }) => emailOf(body)).sort()).toEqual(addresses);
		expect(store.subscribers.size).toBe(1_000);
		for (const { email, firstName } of everybody) {
			expect(store.findByEmail(email)?.firstName).toBe(firstName);
		}
	});

	it('adapt to each other after a few 429s', () => {
		const tooFast = upserts().filter(({ status }) => status === 429).length;
		say(`   ${upserts().length} requests, ${tooFast} of them refused as too fast`);
		expect(tooFast).toBeLessThan(upserts().length / 10);
	});

	function upserts() {
		return queue().sandbox.requests.filter(({ path }) => path === '/v4/subscribers');
	}
}

function emailOf(body: unknown): string {
	return (body as { email_address: string }).email_address;
}
