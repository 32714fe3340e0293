// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- lets the run go on
import { setImmediate } from 'node:timers/promises';

import { createSandbox, type Sandbox } from '../sandbox';
import { serveThroughNock, stopNock } from '../sandbox/nock';
import { N8n } from './n8n';
import { cancelRuns } from './runs';

describe('A run that its test does not wait for', () => {
	let sandbox: Sandbox;

	beforeEach(() => {
		sandbox = createSandbox();
		serveThroughNock(sandbox);
	});

	afterEach(() => {
		stopNock();
	});

	it('sends nothing more when the test ends', async () => {
		const items = Array.from({ length: 100 }, (_, i) => ({ name: `Tag ${i}` }));
		const createTag = { resource: 'tag', operation: 'create', name: '={{ $json.name }}' };
		const run = new N8n(sandbox).execute(createTag, { items });
		while (sandbox.requests.length === 0) await setImmediate();
		cancelRuns();
		await run;
		expect(sandbox.requests.length).toBeLessThan(items.length);
	});
});
