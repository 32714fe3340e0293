import { kit, START, workflow } from '../workflow';
import { apiKey, people, world } from './world';

const minute = 60_000;

export function rateLimitCases(): void {
	it('creates 300 subscribers without ever exceeding the rate limit (two minutes: Kit allows 120 a minute)', async () => {
		const { n8n, sandbox } = world();
		const items = people(300, 'limited');
		const file = workflow('300 subscribers', items, [
			kit('Upsert', {
				authentication: 'apiKey',
				resource: 'subscriber',
				operation: 'upsert',
				email: '={{ $json.email }}',
				additionalFields: { firstName: '={{ $json.firstName }}' },
			}),
		]);
		const execution = await n8n.run(await n8n.importWorkflow(file, await apiKey()), START);

		expect(execution.error).toBeUndefined();
		const created = execution.items('Upsert').map(({ json }) => json.email_address);
		expect(created).toEqual(items.map(({ email }) => email));
		for (const { email, firstName } of items) {
			expect(sandbox.store.findByEmail(email)?.firstName).toBe(firstName);
		}
		const requests = sandbox.requests.filter(({ credential }) => credential === 'apiKey');
		expect(requests).toHaveLength(300);
		expect(requests.filter(({ status }) => status === 429)).toEqual([]);
		expect(mostWithinOneMinute(requests.map(({ at }) => at))).toBeLessThanOrEqual(120);
	});
}

function mostWithinOneMinute(times: number[]): number {
	const inWindow = (end: number) => times.filter((at) => at > end - minute && at <= end).length;
	return Math.max(...times.map(inWindow));
}
