import { Chat } from '../chat';
import { chooseForm, giveAddress, nodeOf, readExample } from '../example';
import { until } from '../until';
import { apiKey, oAuth, world } from './world';

/** Examples that bring data from elsewhere into Kit. */
export function intoKitCases(): void {
	it('add people from a form as inactive, and have the Kit form ask them to confirm', async () => {
		const { n8n, sandbox } = world();
		const { store } = sandbox;
		const form = store.addForm({ name: 'Guide', doubleOptIn: true });
		const file = readExample('sign-up-form.json');
		chooseForm(file, form);
		giveAddress(file, 'Form submitted', 'sign-up');
		const id = await n8n.importWorkflow(file, await apiKey());
		await n8n.activate(id);

		const page = 'https://www.example.com/guide?utm_source=instagram';
		const answer = await submit('sign-up', { email: 'opt@in.example', first_name: 'Ana', page });

		expect(answer).toEqual([200, { message: expect.stringMatching(/^Thank you!.*confirm/) }]);
		const person = store.findByEmail('opt@in.example');
		expect(person).toMatchObject({ firstName: 'Ana', state: 'inactive' });
		const mail = { subscriberId: person?.id ?? 0, formId: form.id };
		expect(store.confirmationMails).toContainEqual(mail);
		expect(store.formSubscribers.get(form.id, mail.subscriberId)?.referrer).toBe(page);

		const before = sandbox.requests.length;
		expect(await submit('sign-up', { email: 'not an address' })).toEqual([
			422,
			{ message: expect.stringContaining("The 'Email' parameter is not an email address") },
		]);
		expect(sandbox.requests.length).toBe(before);
		await n8n.deactivate(id);
	});

	it('save each shop order once, tag the customer, and report an order that cannot be saved to the chat', async () => {
		const { n8n, sandbox, proxy } = world();
		const { store } = sandbox;
		const chat = new Chat();
		proxy.standIn(Chat.hostname, chat);
		const file = readExample('shop-order.json');
		giveAddress(file, 'Order paid', 'shop-order');
		const order = file.pinData?.['Order paid']?.[0]?.json.body as Record<string, unknown>;
		const id = await n8n.importWorkflow(file, await oAuth());
		await n8n.activate(id);
		const created = () =>
			sandbox.requests.filter(({ method, path }) => method === 'POST' && path === '/v4/purchases');
		const before = created().length;

		await runs(id, async () => await n8n.callWebhook('shop-order', order));
		await runs(id, async () => await n8n.callWebhook('shop-order', order));
		await runs(id, async () => await n8n.callWebhook('shop-order', { ...order, id: 7, email: '' }));

		expect(created()).toHaveLength(before + 1);
		const person = store.findByEmail('ana@example.com');
		expect(person).toBeDefined();
		expect([...store.purchases.values()].at(-1)).toMatchObject({
			transactionId: '820982911',
			subscriberId: person?.id,
			currency: 'EUR',
			transactionTime: Date.parse('2026-11-20T09:15:00Z'),
			subtotal: 36,
			discount: 6,
			shipping: 4.9,
			tax: 4.79,
			total: 34.9,
			products: [
				{ name: 'Notebook', pid: '632910392', quantity: 2, unitPrice: 12, sku: 'notebook-1' },
				{ name: 'Pen set', pid: '632910393', quantity: 1, unitPrice: 12, sku: null },
			],
		});
		for (const name of ['Bought Notebook', 'Bought Pen set']) {
			const tag = store.findTag(name);
			expect(store.taggings.get(tag?.id ?? 0, person?.id ?? 0)).toBeDefined();
		}
		expect(chat.messages).toEqual([
			expect.stringMatching(/^Order 7 is not in Kit: The 'Email' parameter is empty/),
		]);
		await n8n.deactivate(id);
	});

	it('subscribe the rows of a sheet in bulk, and write the outcome to each row', async () => {
		const { n8n, sandbox } = world();
		const { store } = sandbox;
		const file = readExample('sheet-bulk-subscribe.json');
		const id = await n8n.importWorkflow(file, await oAuth());
		const setUp = await n8n.run(id, 'Set up the sample');
		expect(setUp.error).toBeUndefined();
		const before = sandbox.requests.length;

		const execution = await n8n.run(id, 'Every morning');

		expect(execution.error).toBeUndefined();
		const rows = (name: string) => execution.items(name).map(({ json }) => json);
		expect(rows('Write "subscribed"')).toEqual([
			expect.objectContaining({ email: 'ana@example.com', status: 'subscribed', problem: '' }),
			expect.objectContaining({ email: 'dora@example.com', status: 'subscribed', problem: '' }),
		]);
		expect(rows('Write "failed" and why')).toEqual([
			expect.objectContaining({
				email: 'ben@example',
				status: 'failed',
				problem: expect.stringMatching(/^Email address is invalid/),
			}),
		]);
		const tag = store.findTag('Newsletter')?.id ?? 0;
		for (const email of ['ana@example.com', 'dora@example.com']) {
			const person = store.findByEmail(email);
			expect(store.taggings.get(tag, person?.id ?? 0)).toBeDefined();
		}
		expect(store.findByEmail('ben@example')).toBeUndefined();
		const bulk = sandbox.requests.slice(before).map(({ path }) => path);
		expect(bulk.filter((path) => path.startsWith('/v4/bulk/')).sort()).toEqual([
			'/v4/bulk/subscribers',
			'/v4/bulk/tags',
			'/v4/bulk/tags/subscribers',
		]);

		const again = await n8n.run(id, 'Every morning');
		expect(again.items(nodeOf(file, 'Rows without a status').name)).toEqual([]);
	});
}

/** @returns the status and the body of the workflow's response */
async function submit(path: string, body: unknown): Promise<[number, unknown]> {
	const response = await fetch(`${world().url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', connection: 'close' },
		body: JSON.stringify(body),
	});
	return [response.status, await response.json()];
}

/** Starts the workflow, and waits until it has run without an error. */
async function runs(workflowId: string, start: () => Promise<void>): Promise<void> {
	const { n8n } = world();
	const before = await n8n.executionIds(workflowId);
	await start();
	const added = async () =>
		(await n8n.executionIds(workflowId)).filter((id) => !before.includes(id));
	await until(async () => (await added()).length > 0);
	for (const id of await added()) {
		expect((await n8n.finished(id)).error).toBeUndefined();
	}
}
