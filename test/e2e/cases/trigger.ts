import { randomUUID } from 'node:crypto';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodeOf, readExample } from '../example';
import { publicUrl } from '../n8n';
import { until } from '../until';
import { locator, triggerWorkflow } from '../workflow';
import { apiKey, world } from './world';

const TRIGGER = 'Kit Trigger';

/** Active workflows: what a failed case leaves behind must not affect the next. */
const running = new Set<string>();

export function triggerCases(): void {
	afterEach(async () => {
		world().sandbox.store.webhookEndpointAccess = 'granted';
		for (const id of running) await deactivate(id);
	});

	it('registers one endpoint, starts once for a new subscriber, and removes it when it is deactivated', async () => {
		const id = await active({ events: ['subscriber.created'] });
		expect(registered()).toEqual([expect.stringContaining(`${publicUrl}/webhook/`)]);

		const email = await subscribe('new');

		const [items] = await runsOf(id, 1);
		expect(items).toEqual([
			expect.objectContaining({
				event: 'subscriber.created',
				id: expect.stringMatching(/^[0-9a-f-]{36}$/),
				subscriber: expect.objectContaining({ email_address: email, state: 'active' }),
			}),
		]);
		await deactivate(id);
		expect(registered()).toEqual([]);
	});

	it('distinguishes tags, forms, sequences and purchases, each limited to the chosen one', async () => {
		const { sandbox } = world();
		const { store } = sandbox;
		const [tag, otherTag] = [store.addTag('Trigger tag'), store.addTag('Other trigger tag')];
		const [form, otherForm] = [store.addForm({ name: 'One' }), store.addForm({ name: 'Two' })];
		const sequence = store.addSequence({ name: 'Welcome' });
		const id = await active({
			events: [
				'purchase.created',
				'subscriber.added_to_sequence',
				'subscriber.subscribed_to_form',
				'subscriber.tag_added',
			],
			tag: locator('id', String(tag.id)),
			form: locator('id', String(form.id)),
			sequence: locator('id', String(sequence.id)),
		});

		const { id: person } = store.addSubscriber({ emailAddress: 'apart@example.com' });
		for (const { id: tagId } of [otherTag, tag]) store.tag(person, tagId);
		for (const { id: formId } of [otherForm, form]) store.addToForm(person, formId);
		store.addToSequence(person, sequence.id);
		store.addPurchase({ subscriberId: person, transactionId: 'trigger-1' });

		const runs = (await runsOf(id, 4)).flat();
		const about = (event: string) => runs.find((item) => item.event === event);
		expect(about('subscriber.tag_added')?.tag).toMatchObject({ id: tag.id });
		expect(about('subscriber.subscribed_to_form')?.form).toMatchObject({ id: form.id });
		expect(about('subscriber.added_to_sequence')?.sequence).toMatchObject({ id: sequence.id });
		expect(about('purchase.created')?.purchase).toMatchObject({ transaction_id: 'trigger-1' });
		await deactivate(id);
		expect(registered()).toEqual([]);
	});

	it('is registered once after n8n was restarted, and accepts events with its existing secret', async () => {
		const id = await active({ events: ['subscriber.created', 'purchase.created'] });
		const before = registered();
		expect(before).toHaveLength(2);

		await world().restart();

		expect(registered()).toEqual(before);
		const email = await subscribe('restarted');
		const [items] = await runsOf(id, 1);
		expect(items?.[0]?.subscriber).toMatchObject({ email_address: email });
		await deactivate(id);
		expect(registered()).toEqual([]);
	});

	it('is registered once after n8n was killed, and gets missed events through retries (half a minute: Kit retries after 30 seconds)', async () => {
		const id = await active({ events: ['subscriber.created'] });
		const before = registered();
		let email = '';

		await world().restart({
			kill: true,
			meanwhile: () => {
				email = 'meanwhile@example.com';
				world().sandbox.store.addSubscriber({ emailAddress: email });
			},
		});

		const [items] = await runsOf(id, 1);
		expect(items?.[0]?.subscriber).toMatchObject({ email_address: email });
		expect(registered()).toEqual(before);
		await deactivate(id);
	});

	it.each([
		['restarted', {}],
		['killed and started again', { kill: true }],
	])('does not start for events that it received before n8n was %s', async (_, how) => {
		const { sandbox, restart } = world();
		const id = await active({ events: ['subscriber.created'] });
		const before = new Set(sandbox.store.webhookDeliveries.keys());
		for (let count = 1; count <= 4; count++) {
			await subscribe(`once only ${count} ${Object.keys(how).length}`);
			await runsOf(id, count);
		}
		const deliveries = [...sandbox.store.webhookDeliveries.keys()].filter(
			(key) => !before.has(key),
		);
		expect(deliveries).toHaveLength(4);

		await restart(how);

		const posts = sandbox.webhookPosts.length;
		for (const delivery of deliveries) {
			sandbox.redeliver(delivery, 'same');
			sandbox.redeliver(delivery, 'new');
		}
		const answers = () => sandbox.webhookPosts.slice(posts).map(({ status }) => status);
		await until(() => answers().filter((status) => status !== undefined).length >= 8);
		expect(answers()).toEqual(Array(8).fill(200));
		const email = await subscribe(`afterwards ${Object.keys(how).length}`);
		const runs = await runsOf(id, 5);
		expect(
			runs.flat().map(({ subscriber }) => (subscriber as IDataObject).email_address),
		).toContain(email);
		await deactivate(id);
	});

	it('does not start for deliveries that are forged or duplicate', async () => {
		const { sandbox, url } = world();
		const id = await active({ events: ['subscriber.created', 'purchase.created'] });
		await subscribe('genuine');
		await runsOf(id, 1);
		const genuine = sandbox.webhookPosts.at(-1);
		if (!genuine) throw new Error('Kit sent nothing.');
		const address = genuine.url.replace(publicUrl, url);
		const post = async (headers: Record<string, string>, body: string, query = '') => {
			const type = { 'content-type': 'application/json' };
			const sent = { method: 'POST', headers: { ...type, ...headers }, body };
			const response = await fetch(`${address}${query}`, sent);
			return [response.status, await response.text()];
		};
		const signature = String(genuine.headers['x-kit-signature']);

		expect(await post({}, genuine.body)).toEqual([401, '']);
		expect(await post({}, genuine.body, '?key=guess')).toEqual([401, '']);
		expect(await post({ 'x-kit-signature': signature }, `${genuine.body} `)).toEqual([401, '']);
		const old = signature.replace(/t=\d+/, 't=1700000000');
		expect(await post({ 'x-kit-signature': old }, genuine.body)).toEqual([401, '']);
		const [again] = await post({ 'x-kit-signature': signature }, genuine.body);
		expect(again).toBe(200);
		const [broken] = await post({ 'x-kit-signature': signature }, '{');
		expect(broken).toBeGreaterThanOrEqual(400);

		await subscribe('after all of them');
		await runsOf(id, 2);
		await deactivate(id);
	});

	it('delivers a hundred subscribers of one delivery in one run, in order', async () => {
		const { sandbox } = world();
		const id = await active({ events: ['subscriber.created'] });
		const emails = Array.from({ length: 100 }, (_, index) => `crowd-${index}@example.com`);

		for (const emailAddress of emails) sandbox.store.addSubscriber({ emailAddress });

		const [items = []] = await runsOf(id, 1);
		expect(items.map(({ subscriber }) => (subscriber as IDataObject).email_address)).toEqual(
			emails,
		);
		await deactivate(id);
	});

	it('does not affect other workflows or other triggers in its own', async () => {
		const { n8n } = world();
		const one = await active({ events: ['subscriber.created'] });
		const file = triggerWorkflow(TRIGGER, { events: ['subscriber.created'] });
		const second = triggerWorkflow('Second trigger', { events: ['subscriber.created'] });
		file.nodes.push(...second.nodes);
		const two = await n8n.importWorkflow(file, await apiKey());
		await activate(two);
		expect(registered()).toHaveLength(3);

		await subscribe('for three');
		await runsOf(one, 1);
		await runsOf(two, 2);

		await deactivate(two);
		expect(registered()).toHaveLength(1);
		await subscribe('for one');
		await runsOf(one, 2);
		await deactivate(one);
		expect(registered()).toEqual([]);
	});

	it('uses legacy webhooks if the account has no endpoints', async () => {
		const { sandbox } = world();
		sandbox.store.webhookEndpointAccess = 401;
		const id = await active({ events: ['subscriber.unsubscribed'] });
		expect(registered()).toEqual([expect.stringMatching(/\?key=[\w-]{32}$/)]);

		const person = sandbox.store.addSubscriber({ emailAddress: 'leaving@example.com' });
		sandbox.store.setState(person, 'cancelled');

		const [items] = await runsOf(id, 1);
		expect(items).toEqual([
			expect.objectContaining({
				event: 'subscriber.unsubscribed',
				subscriber: expect.objectContaining({ email_address: 'leaving@example.com' }),
			}),
		]);
		await deactivate(id);
		expect(registered()).toEqual([]);
	});

	it('explains why it cannot be activated, and leaves nothing in Kit', async () => {
		const { n8n, sandbox } = world();
		sandbox.store.webhookEndpointAccess = 401;
		const file = triggerWorkflow(TRIGGER, { events: ['broadcast.sent'] });
		const id = await n8n.importWorkflow(file, await apiKey());
		await expect(n8n.activate(id)).rejects.toThrow(
			"Kit cannot send 'Broadcast Sent' with the current settings",
		);
		expect(registered()).toEqual([]);
	});

	it('waits for one event when it is tested from the editor, and leaves nothing behind', async () => {
		const { n8n } = world();
		const file = triggerWorkflow(TRIGGER, { events: ['subscriber.created'] });
		const id = await n8n.importWorkflow(file, await apiKey());

		await n8n.listen(id, TRIGGER);
		expect(registered()).toEqual([expect.stringContaining('/webhook-test/')]);
		const email = await subscribe('tested');

		const [items] = await runsOf(id, 1);
		expect(items?.[0]?.subscriber).toMatchObject({ email_address: email });
		await until(() => registered().length === 0);
	});

	it('runs the example that tags customers with what they bought', async () => {
		const { n8n, sandbox } = world();
		const { store } = sandbox;
		const file = readExample('tag-customers.json');
		// the editor gives the trigger its URL when the file is imported
		nodeOf(file, TRIGGER).webhookId = randomUUID();
		const id = await n8n.importWorkflow(file, await apiKey());
		await activate(id);

		const person = store.addSubscriber({ emailAddress: 'customer@example.com' });
		const product = { unitPrice: 12, quantity: 1, sku: 'case-1', pid: '1', lid: '1' };
		store.addPurchase({
			subscriberId: person.id,
			transactionId: 'trigger-2',
			products: [
				{ ...product, name: 'Phone case' },
				{ ...product, name: 'Charger', pid: '2', lid: '2' },
			],
		});

		await runsOf(id, 1);
		const tags = ['Bought Phone case', 'Bought Charger'].map(
			(name) => store.findTag(name)?.id ?? 0,
		);
		expect(tags.map((tagId) => store.taggings.size(tagId))).toEqual([1, 1]);
		await deactivate(id);
		expect(registered()).toEqual([]);
	});
}

/** A new, active workflow with only the trigger. */
async function active(parameters: INodeParameters): Promise<string> {
	const { n8n } = world();
	const id = await n8n.importWorkflow(triggerWorkflow(TRIGGER, parameters), await apiKey());
	await activate(id);
	return id;
}

async function activate(id: string): Promise<void> {
	running.add(id);
	await world().n8n.activate(id);
}

async function deactivate(id: string): Promise<void> {
	running.delete(id);
	await world().n8n.deactivate(id);
}

/** The URLs that Kit sends events to. */
function registered(): string[] {
	const { webhookEndpoints, webhooks } = world().sandbox.store;
	return [
		...[...webhookEndpoints.values()].map(({ url }) => url),
		...[...webhooks.values()].map(({ targetUrl }) => targetUrl),
	];
}

/** Adds a subscriber. */
async function subscribe(name: string): Promise<string> {
	const emailAddress = `${name.replaceAll(' ', '-')}@example.com`;
	world().sandbox.store.addSubscriber({ emailAddress });
	return emailAddress;
}

/**
 * The trigger's output in each run of the workflow: exactly as many runs as expected, and no later
 * ones.
 */
async function runsOf(workflowId: string, count: number): Promise<IDataObject[][]> {
	const { n8n, sandbox } = world();
	await until(async () => (await n8n.executionIds(workflowId)).length >= count);
	await sandbox.runDue();
	const ids = await n8n.executionIds(workflowId);
	expect(ids).toHaveLength(count);
	const runs: IDataObject[][] = [];
	for (const id of ids) {
		const execution = await n8n.finished(id);
		expect(execution.error).toBeUndefined();
		const triggers = [TRIGGER, 'Second trigger'];
		runs.push(triggers.flatMap((name) => execution.items(name)).map(({ json }) => json));
	}
	return runs;
}
