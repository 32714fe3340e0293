import { kit, START, workflow } from '../workflow';
import { oAuth, people, world } from './world';

export function pagingCases(): void {
	it('fetches 2,500 subscribers of a tag in three requests, each of them once', async () => {
		const { n8n, sandbox } = world();
		const { store } = sandbox;
		const tag = store.addTag('Paging');
		const added = people(2500, 'paging').map(({ email }) =>
			store.addSubscriber({ emailAddress: email }),
		);
		for (const { id } of added) store.tag(id, tag.id);

		const execution = await list(tag.id, { returnAll: true });
		const ids = execution.items('List').map(({ json }) => json.id);
		expect(new Set(ids)).toEqual(new Set(added.map(({ id }) => id)));
		expect(ids).toHaveLength(2500);
		expect(pageSizes(tag.id)).toEqual(['1000', '1000', '1000']);

		const limited = await list(tag.id, { returnAll: false, limit: 1200 });
		expect(limited.items('List')).toHaveLength(1200);
		expect(pageSizes(tag.id).slice(3)).toEqual(['1000', '200']);

		async function list(tagId: number, howMany: { returnAll: boolean; limit?: number }) {
			const file = workflow(
				'List',
				[{}],
				[
					kit('List', {
						authentication: 'oAuth2',
						resource: 'tag',
						operation: 'getSubscribers',
						tag: { __rl: true, mode: 'id', value: String(tagId) },
						...howMany,
					}),
				],
			);
			const done = await n8n.run(await n8n.importWorkflow(file, await oAuth()), START);
			expect(done.error).toBeUndefined();
			return done;
		}
	});
}

/** The node's requests, one by one. */
function pageSizes(tagId: number): Array<string | undefined> {
	return world()
		.sandbox.requests.filter(({ path }) => path === `/v4/tags/${tagId}/subscribers`)
		.map(({ query }) => query.per_page);
}
