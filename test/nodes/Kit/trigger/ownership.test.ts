import type { INodeParameters } from 'n8n-workflow';

import { KitTrigger } from '../../../../nodes/Kit/KitTrigger.node';
import { credentialsFor } from '../../../engine/credentials';
import { TriggerInN8n } from '../../../engine/trigger';
import { useKit } from '../../../engine/useKit';

const world = useKit({ seed: 'empty', virtualClock: true });

let workflows = 0;

const both = { events: ['subscriber.created', 'purchase.created'] };
const trigger = (parameters: INodeParameters) =>
	new TriggerInN8n(
		new KitTrigger(),
		credentialsFor(world.sandbox),
		{ authentication: 'apiKey', ...parameters },
		{ workflowId: `workflow-${++workflows}` },
	);
const atKit = () => [
	...[...world.sandbox.store.webhookEndpoints.values()].map(({ id, secret }) => `${id} ${secret}`),
	...[...world.sandbox.store.webhooks.values()].map(({ id, targetUrl }) => `${id} ${targetUrl}`),
];
const sent = (method: string) =>
	world.sandbox.requests.filter((request) => request.method === method).map(({ path }) => path);
const run = async <T>(work: Promise<T>) => await world.clock.run(work);
const failure = async (work: Promise<unknown>) =>
	await run(work).then(
		() => undefined,
		(error: Error & { description?: string }) => error,
	);
const count = () => [world.sandbox.store.webhookEndpoints.size, world.sandbox.store.webhooks.size];

describe('A copy of a workflow with its static data', () => {
	it.each([
		['at an address of its own', { workflowId: 'copy', webhookId: 'copy' }],
		['at the same address', { workflowId: 'copy' }],
		['in another n8n at the same address', { instanceId: 'another' }],
		['of the node in the same workflow', { nodeId: 'another', webhookId: 'another' }],
	])('keeps what the original has registered, %s', async (_, options) => {
		const original = trigger(both);
		await run(original.activate());
		const before = atKit();
		const copy = original.copy(options);

		await run(copy.deactivate());
		expect(atKit()).toEqual(before);

		await run(copy.activate());
		expect(count()).toEqual([2, 2]);
		expect(atKit()).toEqual(expect.arrayContaining(before));
		expect(await run(original.checkExists())).toBe(true);
		expect(await run(copy.checkExists())).toBe(true);

		await run(copy.deactivate());
		expect(atKit()).toEqual(before);
		expect(await run(original.checkExists())).toBe(true);
	});

	it('keeps it even without static data', async () => {
		const original = trigger(both);
		await run(original.activate());
		const before = atKit();
		const copy = original.copy({ workflowId: 'copy' });
		copy.stored = {};
		await run(copy.deactivate());
		await run(copy.activate());
		await run(copy.deactivate());
		expect(atKit()).toEqual(before);
	});

	it('accepts no delivery with the secret or the key of the original', async () => {
		const original = trigger(both);
		await run(original.activate());
		const copy = original.copy({ workflowId: 'copy' });
		const [webhook] = world.sandbox.store.webhooks.values();
		const request = new Request(webhook?.targetUrl ?? '', { method: 'POST', body: '{"id":8}' });
		expect((await copy.receive(request)).status).toBe(401);
		expect(copy.runs).toEqual([]);
	});
});

describe('A Kit Trigger without state of its own', () => {
	it('does not touch what someone else has registered for its URL', async () => {
		const kit = trigger(both);
		const { store } = world.sandbox;
		store.addWebhookEndpoint({ url: kit.address, events: ['tag.created'], name: 'Accounting' });
		store.addWebhookEndpoint({
			url: kit.address,
			events: ['subscriber.created'],
			description: 'For the accountant',
		});
		store.addWebhook({ event: 'purchase.purchase_create', targetUrl: kit.address });
		store.addWebhook({ event: 'purchase.purchase_create', targetUrl: `${kit.address}?key=theirs` });
		const before = atKit();
		await run(kit.deactivate());
		await run(kit.activate());
		await run(kit.deactivate());
		expect(atKit()).toEqual(before);
	});

	it('removes what it registered before its node was renamed', async () => {
		const kit = trigger(both);
		await run(kit.activate());
		// n8n stores the state of a node under its name.
		kit.stored = {};
		kit.parameters = { ...kit.parameters, events: ['tag.created'] };
		await run(kit.activate());
		expect(count()).toEqual([1, 0]);
	});
});

describe('A removal', () => {
	const falseAnswers: Array<[string, { status: number; body?: unknown }]> = [
		['200 with a page', { status: 200, body: '<!doctype html><title>Log in</title>' }],
		['200 with nothing', { status: 200 }],
		['200 with errors', { status: 200, body: { errors: ['Not authorized'] } }],
		['200 with JSON', { status: 200, body: { webhook: { id: 1 } } }],
		['202', { status: 202, body: {} }],
		['404 with a page', { status: 404, body: '<!doctype html><title>Not found</title>' }],
	];

	it.each(falseAnswers)('that gets the response %s is not trusted', async (_, answer) => {
		const kit = trigger(both);
		await run(kit.activate());
		const before = atKit();
		world.sandbox.faults.add({ method: 'DELETE', times: Infinity, kind: 'status', ...answer });
		expect(await run(kit.deactivate())).toBe(false);
		expect(kit.log.join()).toContain('Could not remove webhook endpoint');
		expect(atKit()).toEqual(before);
		world.sandbox.faults.clear();
		expect(await run(kit.deactivate())).toBe(true);
		expect(count()).toEqual([0, 0]);
	});

	it('that failed while the workflow was reactivated is retried the next time', async () => {
		const kit = trigger(both);
		await run(kit.activate());
		world.sandbox.faults.add({ method: 'DELETE', times: Infinity, kind: 'status', status: 503 });
		kit.options.baseUrl = 'https://new.n8n.test';
		await run(kit.activate());
		expect(count()).toEqual([2, 2]);
		world.sandbox.faults.clear();
		await run(kit.activate());
		expect(count()).toEqual([1, 1]);
		expect(await run(kit.checkExists())).toBe(true);
	});
});

describe('Refusals', () => {
	it.each([
		[403, '<!doctype html><title>Forbidden</title>'],
		[404, '<!doctype html><title>Not found</title>'],
		[401, '<!doctype html><title>Log in</title>'],
		[403, 'Forbidden'],
		[403, { reason: 'policy' }],
	])(
		'by a proxy (%i, %j) do not replace signed endpoints with unsigned webhooks',
		async (status, body) => {
			const kit = trigger({ events: ['subscriber.unsubscribed'] });
			const path = /webhook_endpoints/;
			world.sandbox.faults.add({ path, times: Infinity, kind: 'status', status, body });
			expect(await failure(kit.activate())).toBeDefined();
			expect(count()).toEqual([0, 0]);

			world.sandbox.faults.clear();
			await run(kit.activate());
			const before = atKit();
			world.sandbox.faults.add({ path, times: Infinity, kind: 'status', status, body });
			expect(await failure(kit.activate())).toBeDefined();
			expect(atKit()).toEqual(before);
		},
	);

	it.each([401, 403, 404])('by Kit do (%i)', async (status) => {
		const kit = trigger({ events: ['subscriber.unsubscribed'] });
		const body = { errors: ['Not available on your plan'] };
		world.sandbox.faults.add({
			path: /webhook_endpoints/,
			times: Infinity,
			kind: 'status',
			status,
			body,
		});
		await run(kit.activate());
		expect(count()).toEqual([0, 1]);
	});
});

describe('A registration whose response was lost', () => {
	const pagination = { has_next_page: false, end_cursor: null };
	const empty = { webhook_endpoints: [], webhooks: [], pagination };

	/** For a while, Kit's lists do not contain new records. */
	const listsLag = () => {
		const path = /(webhooks|webhook_endpoints)$/;
		const fault = { method: 'GET', path, times: Infinity, kind: 'status', status: 200 } as const;
		world.sandbox.faults.add({ ...fault, body: empty });
	};
	const listsCatchUp = async () => {
		world.sandbox.faults.clear();
		await run(world.clock.sleep(240_000));
	};

	it.each([
		['webhook endpoint', { events: ['subscriber.created'] }, [1, 0]],
		['legacy webhook', { events: ['purchase.created'] }, [0, 1]],
	] as const)('is removed by a later activation: %s', async (_, parameters, one) => {
		const kit = trigger({ ...parameters, events: [...parameters.events] });
		world.sandbox.faults.add({ method: 'POST', kind: 'resetAfter' });
		listsLag();
		await failure(kit.activate());
		await run(kit.activate());
		expect(count()).toEqual(one.map((number) => number * 2));

		await listsCatchUp();
		expect(await run(kit.checkExists())).toBe(false);
		await run(kit.activate());
		expect(count()).toEqual(one);
		expect(await run(kit.checkExists())).toBe(true);
	});

	it('is removed when the workflow is deactivated later', async () => {
		const kit = trigger({ events: ['subscriber.created'] });
		world.sandbox.faults.add({ method: 'POST', kind: 'resetAfter' });
		listsLag();
		await failure(kit.activate());
		await run(kit.activate());
		await listsCatchUp();
		await run(kit.deactivate());
		expect(count()).toEqual([0, 0]);
	});

	it('is looked for until the lists must have shown it, but no longer', async () => {
		const kit = trigger({ events: ['subscriber.created'] });
		world.sandbox.faults.add({ method: 'POST', kind: 'reset' });
		await failure(kit.activate());
		await run(kit.activate());
		await run(world.clock.sleep(900_000));
		await run(kit.activate());
		world.sandbox.requests.length = 0;
		await run(kit.activate());
		expect(sent('GET')).toEqual([expect.stringMatching(/webhook_endpoints\/\d+$/)]);
	});
});

describe('Inconsistent lists from Kit', () => {
	const page = (webhookEndpoints: unknown[], pagination: object) => ({
		webhook_endpoints: webhookEndpoints,
		webhooks: [],
		pagination,
	});

	it('do not keep known registrations from being removed', async () => {
		const kit = trigger(both);
		await run(kit.activate());
		world.sandbox.faults.add({
			method: 'GET',
			times: Infinity,
			kind: 'status',
			status: 200,
			body: { webhook_endpoints: 'none' },
		});
		expect(await run(kit.deactivate())).toBe(false);
		expect(count()).toEqual([0, 0]);
		expect(kit.log.join()).toContain('Could not deregister');
	});

	it('do not remove webhooks of others with the same URL', async () => {
		const other = trigger({ events: ['tag.created'] });
		await run(other.activate());
		const [{ id } = { id: 0 }] = world.sandbox.store.webhookEndpoints.values();
		const kit = trigger({ events: ['subscriber.created'] });
		const wrong = { id, url: kit.address, events: ['tag.created'], status: 'active' };
		const description = [...world.sandbox.store.webhookEndpoints.values()][0]?.description;
		world.sandbox.faults.add({
			method: 'GET',
			path: /webhook_endpoints$/,
			kind: 'status',
			status: 200,
			body: page(
				[
					{ ...wrong, description },
					{ ...wrong, description },
				],
				{ has_next_page: false },
			),
		});
		await run(kit.activate());
		expect(await run(other.checkExists())).toBe(true);
	});

	/** Kit's responses to each request for a list, in turn. */
	const endless: Array<[string, (number: number) => object]> = [
		['with the same cursor', () => ({ has_next_page: true, end_cursor: 'a' })],
		[
			'with two cursors in turn',
			(number) => ({ has_next_page: true, end_cursor: number % 2 === 0 ? 'a' : 'b' }),
		],
		[
			'with new cursors and the same records',
			(number) => ({ has_next_page: true, end_cursor: `c${number}` }),
		],
		['without a cursor', () => ({ has_next_page: true, end_cursor: null })],
	];

	it.each(endless)('end an activation that would never finish, %s', async (_, pagination) => {
		const kit = trigger(both);
		const stranger = { id: 7, url: 'https://example.com/', events: [], status: 'active' };
		for (let number = 0; number < 300; number++) {
			world.sandbox.faults.add({
				method: 'GET',
				path: /webhook_endpoints$/,
				kind: 'status',
				status: 200,
				body: page([stranger], pagination(number)),
			});
		}
		expect(await failure(kit.activate())).toBeDefined();
		expect(sent('GET').length).toBeLessThan(250);
		expect(sent('POST')).toEqual([]);
		expect(sent('DELETE')).toEqual([]);
	});

	it.each(endless)('do not keep known webhooks from being removed, %s', async (_, pagination) => {
		const kit = trigger(both);
		await run(kit.activate());
		const stranger = { id: 7, url: 'https://example.com/', events: [], status: 'active' };
		for (let number = 0; number < 300; number++) {
			world.sandbox.faults.add({
				method: 'GET',
				path: /webhook_endpoints$/,
				kind: 'status',
				status: 200,
				body: page([stranger], pagination(number)),
			});
		}
		expect(await run(kit.deactivate())).toBe(false);
		expect(count()).toEqual([0, 0]);
	});
});
