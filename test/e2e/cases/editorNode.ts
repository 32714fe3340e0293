import { takePicture } from '../picture';
import { kit, locator, workflow } from '../workflow';
import { editor } from './editors';
import { apiKey, world } from './world';

/** What n8n 1 and n8n 2 have in common. */
export function editorStepCases(): void {
	it('is found as ConvertKit, before Kit V3', async () => {
		const page = await editor();
		await page.openNewWorkflow();
		const found = await page.search('convertkit');
		await found.getByText('Kit', { exact: true }).waitFor();
		const names = await found.allInnerTexts();
		expect(names).toEqual(expect.arrayContaining(['Kit', 'Kit Polling', 'Kit Plugin Trigger']));
		expect(names.indexOf('Kit')).toBeLessThan(names.indexOf('Kit V3'));
	});

	it('creates a tag specified by name', async () => {
		const { sandbox } = world();
		const { id } = sandbox.store.addSubscriber({ emailAddress: 'bo@example.com' });
		const page = await openNode({ resource: 'tag', operation: 'addSubscriber' });
		await page.fillLocator('tag', 'Brand new', 'By Name');
		await page.parameters.getByText('A tag that does not exist yet is created').waitFor();
		await page.fillLocator('subscriber', 'bo@example.com');
		await page.execute();

		const { id: tagId = 0 } = sandbox.store.findTag('Brand new') ?? {};
		expect(sandbox.store.taggings.get(tagId, id)).toBeDefined();
	});

	it('shows what went wrong and what to do in the error panel', async () => {
		const page = await openNode({
			resource: 'tag',
			operation: 'addSubscriber',
			tag: locator('name', 'Pottery'),
			subscriber: locator('email', 'nobody@example.com'),
		});
		await page.execute();
		const output = await page.output.innerText();
		expect(output).toContain('Kit cannot find');
		expect(output).toContain(
			'Check that all of them exist in the account that the credential belongs to',
		);
	});
}

export function editorNodeCases(): void {
	it('explains in the credential window why a key does not work, and accepts the right one', async () => {
		const { sandbox } = world();
		const { page, dialog, why } = await openNewCredential();
		await page.saveCredential({ 'API Key': 'kit_wrong' });
		// n8n keeps them expanded from now on
		await dialog.getByText('More details').click();
		await why.waitFor();
		await page.saveCredential({ 'API Key': sandbox.v3.apiSecret });
		await why.waitFor();
		await page.saveCredential({ 'API Key': sandbox.apiKey });
		await dialog.waitFor({ state: 'hidden' });

		await page.execute();
		await page.output.getByText(sandbox.store.account.name).first().waitFor();
	});

	it('follows a trigger, adds a tag from the list, and passes on its output', async () => {
		const { sandbox } = world();
		const { id } = sandbox.store.addSubscriber({ emailAddress: 'ada@example.com' });
		await apiKey();
		const page = await editor();
		await page.openNewWorkflow();
		await page.add('manual', 'Manual Trigger');
		await page.add('convertkit', 'Kit', 'Add tag to subscriber');
		await page.pickFromList('tag', 'Pottery');
		await page.fillLocator('subscriber', 'ada@example.com');
		await page.closeNode();
		await page.add('no operation', 'No Operation, do nothing');
		await page.execute();

		const { id: tagId = 0 } = sandbox.store.findTag('Pottery') ?? {};
		expect(sandbox.store.taggings.get(tagId, id)).toBeDefined();
		await page.output.getByText('ada@example.com').waitFor();
	});

	it('maps a custom field by dragging a column onto it', async () => {
		const { sandbox } = world();
		const page = await openNode({ resource: 'subscriber', operation: 'upsert' });
		await page.drag('email', 'email');
		await page.addField('City');
		await page.drag('town', 'city');
		await page.execute();

		const sent = sandbox.requests.findLast(({ path }) => path === '/v4/subscribers');
		expect(sent?.body).toMatchObject({
			email_address: 'grace@example.com',
			fields: { city: 'Arlington' },
		});
		await page.output.getByTestId('radio-button-schema').click();
		await page.output.getByText('Arlington').waitFor();
		await page.page.setViewportSize({ width: 1360, height: 800 });
		await takePicture(page.window, 'kit-node');
	});
}

/** A new workflow with a Kit node, the window of its new credential, and the error for a wrong key. */
export async function openNewCredential() {
	const page = await editor();
	await page.openNewWorkflow();
	await page.add('manual', 'Manual Trigger');
	await page.add('convertkit', 'Kit', 'Get account');
	const dialog = await page.connect();
	const why = dialog.getByText('Kit does not accept this key. A V4 key starts with “kit_”');
	return { page, dialog, why };
}

/** A workflow with one item and one Kit node, which is open. */
async function openNode(parameters: Parameters<typeof kit>[1]) {
	const items = [{ email: 'grace@example.com', town: 'Arlington' }];
	const file = workflow('Newsletter', items, [kit('Kit', parameters)]);
	const page = await editor();
	await page.openWorkflow(await world().n8n.importWorkflow(file, await apiKey()));
	await page.openNode('Kit');
	return page;
}
