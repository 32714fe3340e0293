import { kit, locator, START, workflow } from '../workflow';
import { readExample } from '../example';
import { oAuth, people, world } from './world';

export function bulkCases(): void {
	it('tags 250 people in three requests, with a result for each', async () => {
		const { n8n, sandbox } = world();
		const ids = addPeople(250, 'bulk');
		const file = workflow('Bulk', itemsOf(ids), [tagAll('Bulk tag')]);

		const execution = await n8n.run(await n8n.importWorkflow(file, await oAuth()), START);

		expect(execution.items('Tag').map(({ json }) => json.id)).toEqual(ids);
		const tag = sandbox.store.findTag('Bulk tag');
		expect(sandbox.store.taggings.size(tag?.id ?? 0)).toBe(250);
		expect(bulkSizes(tag?.id)).toEqual([100, 100, 50]);
	});

	it('sends a request for each iteration of a loop', async () => {
		const { n8n, sandbox } = world();
		const ids = addPeople(150, 'loop');
		const file = workflow('Loop', itemsOf(ids), [tagAll('Loop tag')]);
		file.nodes.push({
			id: 'loop',
			name: 'Loop',
			type: 'n8n-nodes-base.splitInBatches',
			typeVersion: 3,
			position: [0, 200],
			parameters: { batchSize: 60, options: {} },
		});
		const to = (node: string) => [{ node, type: 'main' as const, index: 0 }];
		file.connections = {
			[START]: { main: [to('Loop')] },
			Loop: { main: [[], to('Tag')] },
			Tag: { main: [to('Loop')] },
		};

		const execution = await n8n.run(await n8n.importWorkflow(file, await oAuth()), START);

		expect(execution.items('Tag').map(({ json }) => json.id)).toEqual(ids);
		expect(bulkSizes(sandbox.store.findTag('Loop tag')?.id)).toEqual([60, 60, 30]);
	});

	it('waits for Kit’s callback in the example that tags everyone later', async () => {
		const { n8n, sandbox } = world();
		const { store } = sandbox;
		const active = [...store.subscribers.values()].filter(({ state }) => state === 'active').length;
		const file = readExample('bulk-tag-later.json');

		const execution = await n8n.run(await n8n.importWorkflow(file, await oAuth()), START);

		expect(execution.error).toBeUndefined();
		expect(execution.items('Summary').map(({ json }) => json)).toEqual([
			{ tagged: active, failed: 0 },
		]);
		const tag = store.findTag('Everybody');
		expect(bulkSizes(tag?.id)).toEqual([active]);
		expect(store.taggings.size(tag?.id ?? 0)).toBe(active);
	});
}

function addPeople(count: number, name: string): number[] {
	const { store } = world().sandbox;
	return people(count, name).map(({ email }) => store.addSubscriber({ emailAddress: email }).id);
}

const itemsOf = (ids: number[]) => ids.map((id) => ({ id }));

function tagAll(name: string) {
	return kit('Tag', {
		authentication: 'oAuth2',
		resource: 'tag',
		operation: 'bulkTagSubscribers',
		tag: locator('name', name),
		subscriber: locator('id', '={{ $json.id }}'),
	});
}

/**
 * How many people each request added the tag to, largest first, because requests run concurrently.
 */
function bulkSizes(tagId: number | undefined): number[] {
	return world()
		.sandbox.requests.filter(({ path }) => path === '/v4/bulk/tags/subscribers')
		.map(({ body }) => (body as { taggings: Array<{ tag_id: number }> }).taggings)
		.filter(([first]) => first?.tag_id === tagId)
		.map(({ length }) => length)
		.sort((a, b) => b - a);
}
