// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- lets the run go on
import { setImmediate } from 'node:timers/promises';
import { N8n } from './n8n';
import { cancelRuns } from './runs';
import { useKit } from './useKit';

describe('A run that its test does not wait for', () => {
	const kit = useKit();

	it('sends no more requests after the test ends', async () => {
		const items = Array.from({ length: 100 }, (_, i) => ({ name: `Tag ${i}` }));
		const createTag = { resource: 'tag', operation: 'create', name: '={{ $json.name }}' };
		const run = new N8n(kit.sandbox).execute(createTag, { items });
		while (kit.sandbox.requests.length === 0) await setImmediate();
		cancelRuns();
		await run;
		expect(kit.sandbox.requests.length).toBeLessThan(items.length);
	});
});
