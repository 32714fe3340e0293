import { chooseForm, exampleCsv, exampleTag, nodeOf, readExample } from '../example';
import { START } from '../workflow';
import { oAuth, world } from './world';

export function exampleCases(): void {
	it('subscribes all 200 rows of the CSV file, with tag and form, and counts them', async () => {
		const { n8n, sandbox } = world();
		const form = sandbox.store.addForm({ name: 'Spring newsletter' });
		const file = readExample('subscribe-from-csv.json');
		chooseForm(file, form);

		const execution = await n8n.run(await n8n.importWorkflow(file, await oAuth()), START);

		expect(execution.error).toBeUndefined();
		expect(execution.items('Summary').map(({ json }) => json)).toEqual([
			{ in: 200, tagged: 200, lost: 0 },
		]);
		const tag = sandbox.store.findTag(exampleTag);
		expect(sandbox.store.taggings.size(tag?.id ?? 0)).toBe(200);
		expect(sandbox.store.formSubscribers.size(form.id)).toBe(200);
	});

	it('carries the same CSV text in the workflow as in the file beside it', () => {
		const { parameters } = nodeOf(readExample('subscribe-from-csv.json'), 'CSV text');
		expect(JSON.stringify(parameters)).toContain(JSON.stringify(exampleCsv()).slice(1, -1));
	});
}
