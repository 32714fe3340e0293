import type { INodeParameters, INodePropertyOptions } from 'n8n-workflow';

import { KitTrigger } from '../../../../nodes/Kit/KitTrigger.node';
import { KitV3Trigger } from '../../../../nodes/KitV3/KitV3Trigger.node';
import { credentialsFor } from '../../../engine/credentials';
import { byId } from '../../../engine/locators';
import { TriggerInN8n } from '../../../engine/trigger';
import { useKit } from '../../../engine/useKit';

const world = useKit({
	seed: 'empty',
	deliver: async (request) => await kit.receive(request),
	virtualClock: true,
});

let kit: TriggerInN8n;

type Options = ConstructorParameters<typeof TriggerInN8n>[3];

const trigger = (parameters: INodeParameters, options?: Options) =>
	(kit = new TriggerInN8n(new KitV3Trigger(), credentialsFor(world.sandbox), parameters, options));

const hooks = () => [...world.sandbox.store.webhooks.values()];
const given = () => kit.runs.map((items) => items.map(({ json }) => json));
const failure = async (work: Promise<unknown>) =>
	await world.clock.run(work).then(
		() => undefined,
		(error: Error & { description?: string }) => error,
	);
const activate = async (parameters: INodeParameters) =>
	await world.clock.run(trigger(parameters).activate());

describe('Activating a Kit V3 Trigger', () => {
	it('registers a webhook for each event, each with a key of its own', async () => {
		const { store } = world.sandbox;
		const [tag, form] = [store.addTag('Customer'), store.addForm({ name: 'Newsletter' })];
		await activate({
			events: [
				'purchase.created',
				'subscriber.activated',
				'subscriber.unsubscribed',
				'subscriber.tag_added',
				'subscriber.tag_removed',
				'subscriber.subscribed_to_form',
				'subscriber.link_clicked',
				'subscriber.product_purchased',
			],
			tag: byId(tag.id),
			form: byId(form.id),
			linkUrl: 'https://example.com/offer',
			productId: '471',
		});
		expect(hooks().map(({ event, value, v3 }) => [event, value, v3])).toEqual([
			['purchase.purchase_create', null, true],
			['subscriber.subscriber_activate', null, true],
			['subscriber.subscriber_unsubscribe', null, true],
			['subscriber.tag_add', tag.id, true],
			['subscriber.tag_remove', tag.id, true],
			['subscriber.form_subscribe', form.id, true],
			['subscriber.link_click', 'https://example.com/offer', true],
			['subscriber.product_purchase', 471, true],
		]);
		const addresses = hooks().map(({ targetUrl }) => targetUrl);
		expect(new Set(addresses).size).toBe(8);
		for (const address of addresses) {
			expect(address.startsWith(`${kit.address}?key=`)).toBe(true);
		}
	});

	it('sends the secret in the body and nowhere else', async () => {
		await activate({ events: ['purchase.created'] });
		await world.clock.run(kit.deactivate());
		expect(world.sandbox.requests.map(({ method, secretIn }) => [method, secretIn])).toEqual([
			['POST', 'body'],
			['DELETE', 'body'],
		]);
	});

	it.each(['both', 'sequence_id', 'course_id'] as const)(
		'sends the sequence under both of Kit’s names: %s',
		async (name) => {
			world.sandbox.store.v3.sequenceParameter = name;
			const { id } = world.sandbox.store.addSequence({ name: 'Welcome' });
			await activate({
				events: ['subscriber.added_to_sequence', 'subscriber.sequence_completed'],
				sequence: byId(id),
			});
			expect(hooks().map(({ event, value }) => [event, value])).toEqual([
				['subscriber.course_subscribe', id],
				['subscriber.course_complete', id],
			]);
		},
	);

	it('registers them again each time, since Kit cannot list them', async () => {
		await activate({ events: ['purchase.created'] });
		const [before] = hooks();
		await world.clock.run(kit.activate('init'));
		expect(hooks()).toHaveLength(1);
		expect(hooks()[0]?.id).not.toBe(before?.id);
	});

	it('restores a webhook that was deleted in Kit', async () => {
		await activate({ events: ['purchase.created'] });
		world.sandbox.store.webhooks.clear();
		await world.clock.run(kit.activate('init'));
		expect(hooks()).toHaveLength(1);
	});

	it('replaces them when the parameters have changed', async () => {
		await activate({ events: ['purchase.created', 'subscriber.activated'] });
		kit.parameters = { events: ['subscriber.unsubscribed'] };
		await world.clock.run(kit.activate());
		expect(hooks().map(({ event }) => event)).toEqual(['subscriber.subscriber_unsubscribe']);
	});

	it('fails with Kit’s message, and leaves nothing behind', async () => {
		await activate({ events: ['purchase.created'] });
		const before = hooks();
		const body = { error: 'Unprocessable', message: 'Target url is not allowed' };
		const fault = { method: 'POST', path: /hooks$/, skip: 1 } as const;
		world.sandbox.faults.add({ ...fault, kind: 'status', status: 422, body });
		kit.parameters = { events: ['subscriber.activated', 'subscriber.unsubscribed'] };
		const error = await failure(kit.activate());
		expect(error?.message).toBe('Target url is not allowed');
		expect(hooks()).toEqual(before);
	});

	it('fails before any request if n8n cannot be reached from the internet', async () => {
		trigger({ events: ['purchase.created'] }, { baseUrl: 'http://localhost:5678' });
		const error = await failure(kit.activate());
		expect(error?.message).toBe('Kit cannot reach this n8n at http://localhost:5678');
		expect(world.sandbox.requests).toEqual([]);
	});

	it.each([
		[{ events: [] }, "The 'Trigger On' parameter is empty"],
		[
			{ events: ['subscriber.bounced_off'] },
			"The 'Trigger On' parameter contains an unknown event: “subscriber.bounced_off”",
		],
		[{ events: ['subscriber.tag_added'] }, "The 'Tag' parameter is empty"],
		[
			{ events: ['purchase.created'], options: { raw: '={{ "maybe" }}' } },
			'The \'Include Raw Data\' parameter is neither true nor false: “"maybe"”',
		],
		[{ events: ['subscriber.subscribed_to_form'] }, "The 'Form' parameter is empty"],
		[{ events: ['subscriber.added_to_sequence'] }, "The 'Sequence' parameter is empty"],
		[{ events: ['subscriber.link_clicked'] }, "The 'Link URL' parameter is empty"],
	])('with %j fails before any request', async (parameters, message) => {
		trigger(parameters);
		const error = await failure(kit.activate());
		expect(error?.message).toBe(message);
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('Deactivating a Kit V3 Trigger', () => {
	it('leaves nothing in Kit', async () => {
		await activate({ events: ['purchase.created', 'subscriber.activated'] });
		expect(await world.clock.run(kit.deactivate())).toBe(true);
		expect(hooks()).toEqual([]);
	});

	it('treats what no longer exists as removed', async () => {
		await activate({ events: ['purchase.created'] });
		world.sandbox.store.webhooks.clear();
		expect(await world.clock.run(kit.deactivate())).toBe(true);
	});

	it('keeps the IDs while Kit is down, says so, and removes them the next time', async () => {
		await activate({ events: ['purchase.created'] });
		const [webhook] = hooks();
		world.sandbox.faults.add({ path: /.*/, times: 1_000, kind: 'status', status: 503 });
		expect(await world.clock.run(kit.deactivate())).toBe(false);
		expect(kit.log.join()).toContain(`Could not remove webhook ${webhook?.id}`);
		world.sandbox.faults.clear();
		await world.clock.run(kit.activate());
		expect(hooks()).toHaveLength(1);
		expect(hooks()[0]?.id).not.toBe(webhook?.id);
		expect(await world.clock.run(kit.deactivate())).toBe(true);
		expect(hooks()).toEqual([]);
	});
});

describe('A removal of a Kit V3 Trigger', () => {
	const falseAnswers: Array<[string, { status: number; body?: unknown }]> = [
		['200 with a page', { status: 200, body: '<!doctype html><title>Log in</title>' }],
		['200 with nothing', { status: 200 }],
		['200 that is no success', { status: 200, body: { success: false } }],
		['200 with an error', { status: 200, body: { error: 'Authorization Failed' } }],
		['202', { status: 202, body: {} }],
		['404 with a page', { status: 404, body: '<!doctype html><title>Not found</title>' }],
	];

	it.each(falseAnswers)('that gets the response %s is not trusted', async (_, answer) => {
		await activate({ events: ['purchase.created'] });
		world.sandbox.faults.add({ method: 'DELETE', times: Infinity, kind: 'status', ...answer });
		expect(await world.clock.run(kit.deactivate())).toBe(false);
		expect(kit.log.join()).toContain('Could not remove webhook');
		world.sandbox.faults.clear();
		expect(await world.clock.run(kit.deactivate())).toBe(true);
		expect(hooks()).toEqual([]);
	});
});

describe('A copy of a workflow with its static data', () => {
	it.each([
		['at an address of its own', { workflowId: 'copy', webhookId: 'copy' }],
		['at the same address', { workflowId: 'copy' }],
		['in another n8n', { instanceId: 'another' }],
	])('keeps the webhooks of the original, %s', async (_, options) => {
		await activate({ events: ['purchase.created', 'subscriber.activated'] });
		const before = hooks();
		const copy = kit.copy(options);
		await world.clock.run(copy.deactivate());
		await world.clock.run(copy.activate());
		expect(hooks()).toHaveLength(4);
		await world.clock.run(copy.deactivate());
		expect(hooks()).toEqual(before);
	});
});

describe('What n8n has stored of a Kit V3 Trigger', () => {
	it('is not needed to remove later registrations if a run has restored an old state', async () => {
		await activate({ events: ['purchase.created'] });
		const atStart = JSON.stringify(kit.stored);
		await world.clock.run(kit.activate('init'));
		// What n8n stores after a run that changed static data of its own: all of it, as it was at its
		// start.
		kit.stored = JSON.parse(atStart);
		expect(await world.clock.run(kit.deactivate())).toBe(true);
		expect(hooks()).toEqual([]);
	});
});

describe('A V3 registration whose response was lost', () => {
	it.each([
		['the connection was lost', { kind: 'resetAfter' } as const],
		['a proxy answered', { kind: 'garbage' } as const],
		['a gateway gave up', { kind: 'status', status: 504 } as const],
	])('reports that it cannot be found: %s', async (_, fault) => {
		trigger({ events: ['purchase.created'] });
		world.sandbox.faults.add({ method: 'POST', path: /hooks$/, ...fault });
		const error = await failure(kit.activate());
		expect(error?.description).toContain('API V3 cannot list webhooks');
		expect(error?.description).toContain('410');
		expect(error?.description).not.toContain('api_secret');
	});

	it('is not mentioned if Kit has rejected it', async () => {
		trigger({ events: ['purchase.created'] });
		const body = { error: 'Unprocessable', message: 'Target url is not allowed' };
		world.sandbox.faults.add({ method: 'POST', kind: 'status', status: 422, body });
		const error = await failure(kit.activate());
		expect(error?.description).not.toContain('cannot list');
	});

	it('does not start the workflow later, and gets a 410', async () => {
		trigger({ events: ['purchase.created'] });
		world.sandbox.faults.add({ method: 'POST', kind: 'resetAfter' });
		await failure(kit.activate());
		const [left] = hooks();
		await world.clock.run(kit.activate());
		const request = new Request(left?.targetUrl ?? '', { method: 'POST', body: '{"id":8}' });
		expect((await kit.receive(request)).status).toBe(410);
		expect(kit.runs).toEqual([]);
	});
});

describe('A Kit V3 Trigger that Kit fails again and again', () => {
	it('forgets no webhook that it must remove', async () => {
		await activate({ events: ['purchase.created'] });
		const removal = { method: 'DELETE', times: 1_000, kind: 'status', status: 503 } as const;
		world.sandbox.faults.add(removal);
		await world.clock.run(kit.activate());
		expect(hooks()).toHaveLength(2);
		world.sandbox.faults.add({ method: 'POST', kind: 'status', status: 422 });
		await failure(kit.activate());
		world.sandbox.faults.clear();
		expect(await world.clock.run(kit.deactivate())).toBe(true);
		expect(hooks()).toEqual([]);
	});
});

describe('A Kit V3 Trigger', () => {
	it('outputs a subscriber in the format of Kit Trigger', async () => {
		const tag = world.sandbox.store.addTag('Customer');
		await activate({ events: ['subscriber.tag_added'], tag: byId(tag.id), options: { raw: true } });
		const { id } = world.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });
		world.sandbox.store.tag(id, tag.id);
		await world.sandbox.runDue();
		const subscriber = expect.objectContaining({ id, email_address: 'ana@example.com' });
		expect(given()).toEqual([
			[
				{
					event: 'subscriber.tag_added',
					id: null,
					occurredAt: '2026-01-01T00:00:00Z',
					subscriber,
					tag: { id: tag.id },
					raw: { subscriber },
				},
			],
		]);
	});

	it.each(['flat', 'enveloped'] as const)('outputs a purchase that arrives %s', async (how) => {
		world.sandbox.store.openQuestions.webhookPurchase = how;
		await activate({ events: ['purchase.created'] });
		const { id } = world.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });
		world.sandbox.store.addPurchase({ subscriberId: id, transactionId: '512-41-7' });
		await world.sandbox.runDue();
		expect(given()).toEqual([
			[
				expect.objectContaining({
					event: 'purchase.created',
					purchase: expect.objectContaining({
						transaction_id: '512-41-7',
						email_address: 'ana@example.com',
					}),
				}),
			],
		]);
	});

	it('identifies the sequence of an event by its webhook URL', async () => {
		const [one, two] = [1, 2].map((number) =>
			world.sandbox.store.addSequence({ name: `No. ${number}` }),
		);
		await activate({
			events: ['subscriber.added_to_sequence', 'subscriber.sequence_completed'],
			sequence: byId(one?.id ?? 0),
		});
		const person = world.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });
		for (const sequence of [one, two]) {
			if (!sequence) continue;
			world.sandbox.store.addToSequence(person.id, sequence.id);
			world.sandbox.store.completeSequence(person, sequence);
		}
		await world.sandbox.runDue();
		expect(
			given()
				.flat()
				.map(({ event, sequence }) => [event, sequence]),
		).toEqual([
			['subscriber.added_to_sequence', { id: one?.id }],
			['subscriber.sequence_completed', { id: one?.id }],
		]);
	});

	it.each(['', '?key=', '?token=x'])(
		'responds with 401 and does not start the workflow for %j',
		async (query) => {
			await activate({ events: ['purchase.created'] });
			const request = new Request(`${kit.address}${query}`, { method: 'POST', body: '{"id":1}' });
			const response = await kit.receive(request);
			expect([response.status, await response.text()]).toEqual([401, '']);
			expect(kit.runs).toEqual([]);
		},
	);

	it('responds with 410 and does not start the workflow for an unknown key, so that Kit stops', async () => {
		await activate({ events: ['purchase.created'] });
		const request = new Request(`${kit.address}?key=guess`, { method: 'POST', body: '{"id":1}' });
		const response = await kit.receive(request);
		expect([response.status, await response.text()]).toEqual([410, '']);
		expect(kit.runs).toEqual([]);
	});

	it('accepts nothing at a URL that it has replaced', async () => {
		await activate({ events: ['purchase.created'] });
		const [former] = hooks();
		await world.clock.run(kit.activate('init'));
		const request = new Request(former?.targetUrl ?? '', { method: 'POST', body: '{"id":1}' });
		expect((await kit.receive(request)).status).toBe(410);
		expect(kit.runs).toEqual([]);
	});

	it('accepts events while it is being activated', async () => {
		trigger({ events: ['purchase.created', 'subscriber.activated'] });
		const { store } = world.sandbox;
		const add = store.addWebhook.bind(store);
		let early: Promise<Response> | undefined;
		jest.spyOn(store, 'addWebhook').mockImplementation((given) => {
			const [first] = store.webhooks.values();
			if (first) {
				early = kit.receive(new Request(first.targetUrl, { method: 'POST', body: '{"id":8}' }));
			}
			return add(given);
		});
		await world.clock.run(kit.activate());
		expect((await early)?.status).toBe(200);
		expect(given()).toEqual([[expect.objectContaining({ event: 'purchase.created' })]]);
	});

	it('names its events as the Kit Trigger does', () => {
		const optionsOf = ({ description }: KitTrigger | KitV3Trigger) =>
			description.properties.find(({ name }) => name === 'events')
				?.options as INodePropertyOptions[];
		const v4 = optionsOf(new KitTrigger()).map(({ name, value }) => [name, value]);
		const v3 = optionsOf(new KitV3Trigger()).map(({ name, value }) => [name, value]);
		expect(v3).toHaveLength(10);
		for (const option of v3) expect(v4).toContainEqual(option);
	});
});
