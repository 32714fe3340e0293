import { chooseForm, exampleCsv, exampleNames, exampleTag, nodeOf, readExample } from '../example';
import { START } from '../workflow';
import { intoKitCases } from './examplesIntoKit';
import { onScheduleCases } from './examplesOnSchedule';
import { tellingCases } from './examplesThatTell';
import { apiKey, oAuth, world } from './world';

export function exampleCases(): void {
	// before the CSV file, which uses up OAuth2's rate limit for a minute
	intoKitCases();
	onScheduleCases();
	tellingCases();

	it('only use nodes and versions that this n8n has', async () => {
		const types = await world().n8n.nodeTypes();
		const versions = new Map<string, number[]>();
		for (const { name, version } of types) {
			versions.set(name, [...(versions.get(name) ?? []), ...[version].flat()]);
		}
		const unknown = exampleNames().flatMap((name) =>
			readExample(name).nodes.flatMap(({ type, typeVersion }) =>
				versions.get(type)?.includes(typeVersion) ? [] : [`${name}: ${type} ${typeVersion}`],
			),
		);
		expect(unknown).toEqual([]);
	});

	it('subscribe all 200 rows of the CSV file, with tag and form, and count them', async () => {
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

	it('do with Kit what the workflow before the move to V4 did', async () => {
		const { n8n, sandbox } = world();
		const { store } = sandbox;
		const form = store.addForm({ name: 'Customers' });
		const customer = store.addTag('Customer');
		const city = store.addCustomField('City');
		const chidi = store.addSubscriber({ emailAddress: 'chidi@example.com' });
		store.tag(chidi.id, customer.id);
		const file = readExample('migrate-after.json');
		const chosen = (id: number) => ({ __rl: true, mode: 'list', value: String(id) });
		nodeOf(file, 'Add to the form').parameters.forms = { form: [{ form: chosen(form.id) }] };
		for (const name of ['Tag as customer', 'Remove the tag']) {
			nodeOf(file, name).parameters.tag = chosen(customer.id);
		}

		const execution = await n8n.run(await n8n.importWorkflow(file, await apiKey()), START);

		expect(execution.error).toBeUndefined();
		const ana = store.findByEmail('ana@example.com');
		expect(ana?.fields.get(city.id)).toBe('Porto');
		expect(execution.items('Note').map(({ json }) => json)).toEqual([
			{ email: 'ana@example.com', subscriber_id: ana?.id, tagged_at: expect.any(String) },
			{
				email: 'ben@example.com',
				subscriber_id: store.findByEmail('ben@example.com')?.id,
				tagged_at: expect.any(String),
			},
		]);
		expect(execution.items('Remove the tag').map(({ json }) => json)).toEqual([{ removed: true }]);
		expect(store.formSubscribers.size(form.id)).toBe(2);
		expect(store.taggings.get(customer.id, chidi.id)).toBeUndefined();
	});

	it('have the same CSV text in the workflow as in the file', () => {
		const { parameters } = nodeOf(readExample('subscribe-from-csv.json'), 'CSV text');
		expect(JSON.stringify(parameters)).toContain(JSON.stringify(exampleCsv()).slice(1, -1));
	});
}
