import type { Execution } from '../client';
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

	it('do everything before the move to V4, except for removing the tag', async () => {
		const { n8n, sandbox } = world();
		const { store, refused } = sandbox;
		const { form, tag, city, chidi } = customers();
		const file = readExample('migrate-before.json');
		const { apiSecret } = sandbox.v3;
		const { id, name } = await n8n.createCredential('ConvertKit', 'convertKitApi', { apiSecret });
		for (const node of file.nodes) {
			if (node.type !== 'n8n-nodes-base.convertKit') continue;
			node.credentials = { convertKitApi: { id, name } };
			if ('id' in node.parameters) node.parameters.id = String(form.id);
			else node.parameters.tagId = String(tag.id);
		}

		const execution = await n8n.run(await n8n.importWorkflow(file), START);

		expect(execution.error).toBeUndefined();
		expectNotes(execution);
		expect(store.findByEmail('ana@example.com')?.fields.get(city.id)).toBe('Porto');
		expect(store.formSubscribers.size(form.id)).toBe(2);
		expect(store.taggings.size(tag.id)).toBe(3);
		expect(store.taggings.get(tag.id, chidi.id)).toBeDefined();
		// sent by n8n's ConvertKit node, not by this package
		expect(refused.splice(0)).toEqual([
			expect.objectContaining({ path: `/v3/tags/${tag.id}%3E/unsubscribe` }),
		]);
	});

	it('do everything after the move to V4', async () => {
		const { n8n, sandbox } = world();
		const { store } = sandbox;
		const { form, tag, city, chidi } = customers();
		const file = readExample('migrate-after.json');
		const chosen = (id: number) => ({ __rl: true, mode: 'list', value: String(id) });
		nodeOf(file, 'Add to the form').parameters.forms = { form: [{ form: chosen(form.id) }] };
		for (const name of ['Tag as customer', 'Remove the tag']) {
			nodeOf(file, name).parameters.tag = chosen(tag.id);
		}

		const execution = await n8n.run(await n8n.importWorkflow(file, await apiKey()), START);

		expect(execution.error).toBeUndefined();
		expectNotes(execution);
		expect(store.findByEmail('ana@example.com')?.fields.get(city.id)).toBe('Porto');
		expect(execution.items('Remove the tag').map(({ json }) => json)).toEqual([{ removed: true }]);
		expect(store.formSubscribers.size(form.id)).toBe(2);
		expect(store.taggings.size(tag.id)).toBe(2);
		expect(store.taggings.get(tag.id, chidi.id)).toBeUndefined();
	});

	it('have the same CSV text in the workflow as in the file', () => {
		const { parameters } = nodeOf(readExample('subscribe-from-csv.json'), 'CSV text');
		expect(JSON.stringify(parameters)).toContain(JSON.stringify(exampleCsv()).slice(1, -1));
	});
}

/** What both workflows need: a form, an empty field, and a tag that only a former customer has. */
function customers() {
	const { store } = world().sandbox;
	const form = store.addForm({ name: 'Customers' });
	const tag = store.addTag(`Customer of form ${form.id}`);
	for (const field of store.customFields.values()) {
		if (field.label === 'City') store.deleteCustomField(field);
	}
	const city = store.addCustomField('City');
	const emailAddress = 'chidi@example.com';
	const chidi = store.findByEmail(emailAddress) ?? store.addSubscriber({ emailAddress });
	store.tag(chidi.id, tag.id);
	return { form, tag, city, chidi };
}

function expectNotes(execution: Execution): void {
	const { store } = world().sandbox;
	expect(execution.items('Note').map(({ json }) => json)).toEqual(
		['ana@example.com', 'ben@example.com'].map((email) => ({
			email,
			subscriber_id: store.findByEmail(email)?.id,
			tagged_at: expect.any(String),
		})),
	);
}
