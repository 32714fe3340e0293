import { mediaWorkflow } from '../plugin';
import { until } from '../until';
import { activePlugin, deactivateAll, statuses } from './pluginWorld';
import { world } from './world';

export function pluginMediaCases(): void {
	afterEach(deactivateAll);

	it('has pages, a search and a filter, and is notified of inserted images', async () => {
		const { n8n } = world();
		const { kit, config, workflowId } = await activePlugin(mediaWorkflow());
		const app = kit();
		const gallery = app.mediaSource(config);
		for (const method of ['GET', 'POST'] as const) {
			app.asksForMediaBy = method;
			await gallery.open();
			expect(gallery.filters).toEqual([{ label: 'Animals', value: 'animals' }]);
			expect(gallery.images).toMatchObject([{ id: method === 'GET' ? 'cat' : 'dog/1' }]);
			for (const step of [
				async () => await gallery.next(),
				async () => await gallery.previous(),
				async () => await gallery.set('search_group', 'dog/1'),
				async () => await gallery.set('filter_group', 'animals'),
			]) {
				await step();
				expect(gallery.errors).toEqual([]);
			}
			expect(gallery.images).toMatchObject([{ id: 'dog/1', alt: 'animals' }]);
		}
		await gallery.insert('dog/1');
		expect(app.refused).toEqual([]);
		expect(app.calls.made.at(-1)).toMatchObject({ kind: 'inserted', status: 204 });

		const notes = async () => {
			const ids = await n8n.executionIds(workflowId);
			const executions = await Promise.all(ids.map(async (id) => await n8n.finished(id)));
			return executions.flatMap((execution) => execution.items('Note').map(({ json }) => json));
		};
		await until(async () => (await notes()).length > 0);
		expect(await notes()).toEqual([{ inserted: 'dog/1' }]);
	});

	it.each<[search: string, sentences: unknown[], statuses: string[]]>([
		['fail', [expect.stringContaining('The workflow behind this plugin failed.')], ['error']],
		['none', [], ['success']],
		['bare', [expect.stringContaining("does not return 'id' and 'url'")], ['success']],
		['own', ['Sold out', 'Come back soon'], ['success']],
	])(
		'shows no images and says why when the workflow is to %s',
		async (search, sentences, ended) => {
			const { kit, config, workflowId } = await activePlugin(mediaWorkflow());
			const app = kit();
			const gallery = app.mediaSource(config);
			await gallery.set('search_group', search);
			expect(gallery.images).toEqual([]);
			expect(gallery.errors).toEqual(sentences);
			expect(app.refused).toEqual([]);
			expect(JSON.stringify(app.calls.made)).not.toContain('at home');
			expect(await statuses(workflowId)).toEqual(ended);
		},
	);
}
