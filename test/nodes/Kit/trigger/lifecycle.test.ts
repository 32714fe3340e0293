import { NodeApiError, NodeOperationError, type INodeParameters } from 'n8n-workflow';

import { KitTrigger } from '../../../../nodes/Kit/KitTrigger.node';
import { credentialsFor } from '../../../engine/credentials';
import { byId } from '../../../engine/locators';
import { TriggerInN8n } from '../../../engine/trigger';
import { useKit } from '../../../engine/useKit';

const world = useKit({ seed: 'empty', virtualClock: true });

type Options = ConstructorParameters<typeof TriggerInN8n>[3];

const trigger = (parameters: INodeParameters, options?: Options) =>
	new TriggerInN8n(
		new KitTrigger(),
		credentialsFor(world.sandbox),
		{ authentication: 'apiKey', ...parameters },
		options,
	);

const endpoints = () =>
	[...world.sandbox.store.webhookEndpoints.values()].map(({ id, url, events, status }) => ({
		id,
		url,
		events,
		status,
	}));
const webhooks = () => [...world.sandbox.store.webhooks.values()];
const sent = () => world.sandbox.requests.map(({ method, path }) => `${method} ${path}`);
const failure = async (work: Promise<unknown>) =>
	await work.then(
		() => undefined,
		(error: Error & { description?: string }) => error,
	);
const run = async <T>(work: Promise<T>) => await world.clock.run(work);

describe('Activating a Kit Trigger', () => {
	it('registers one signed webhook endpoint for all events that endpoints support', async () => {
		const kit = trigger({
			events: ['subscriber.created', 'subscriber.tag_added', 'post.published'],
		});
		await run(kit.activate());
		expect(endpoints()).toEqual([
			{
				id: expect.any(Number),
				url: 'https://n8n.test/webhook/f0e1d2c3/webhook',
				events: ['subscriber.created', 'subscriber.tag_added', 'post.published'],
				status: 'active',
			},
		]);
		expect(webhooks()).toEqual([]);
	});

	it.each(['={{ ["tag.created", "tag.deleted"] }}', '={{ "tag.created, tag.deleted" }}'])(
		'accepts events from an expression: %s',
		async (events) => {
			await run(trigger({ events }).activate());
			expect(endpoints()[0]?.events).toEqual(['tag.created', 'tag.deleted']);
		},
	);

	it('names the endpoint after the workflow, so that it can be found in Kit', async () => {
		await run(trigger({ events: ['tag.created'] }).activate());
		const [endpoint] = world.sandbox.store.webhookEndpoints.values();
		expect(endpoint?.name).toBe('n8n: Newsletter');
	});

	it('registers legacy webhooks for events that only they support, each with a key of its own', async () => {
		const kit = trigger({
			events: ['purchase.created', 'subscriber.link_clicked', 'subscriber.product_purchased'],
			linkUrl: 'https://example.com/offer',
			productId: '471',
		});
		await run(kit.activate());
		expect(webhooks()).toEqual([
			expect.objectContaining({ event: 'purchase.purchase_create', value: null }),
			expect.objectContaining({
				event: 'subscriber.link_click',
				value: 'https://example.com/offer',
			}),
			expect.objectContaining({ event: 'subscriber.product_purchase', value: 471 }),
		]);
		const keys = webhooks().map(({ targetUrl }) => {
			const [address, query] = targetUrl.split('?');
			expect(address).toBe(kit.address);
			return query;
		});
		expect(new Set(keys).size).toBe(3);
		for (const key of keys) expect(key).toMatch(/^key=[\w-]{32}$/);
		expect(endpoints()).toEqual([]);
	});

	it('uses both systems if the events need both', async () => {
		await run(trigger({ events: ['purchase.created', 'subscriber.created'] }).activate());
		expect(endpoints().map(({ events }) => events)).toEqual([['subscriber.created']]);
		expect(webhooks().map(({ event }) => event)).toEqual(['purchase.purchase_create']);
	});

	it('finds its registration the next time, and registers nothing new', async () => {
		const kit = trigger({ events: ['purchase.created', 'subscriber.created'] });
		await run(kit.activate());
		const before = [endpoints(), webhooks()];
		world.sandbox.requests.length = 0;
		await run(kit.activate('init'));
		expect([endpoints(), webhooks()]).toEqual(before);
		expect(sent()).toEqual([`GET /v4/webhook_endpoints/${endpoints()[0]?.id}`, 'GET /v4/webhooks']);
	});

	it('works with OAuth2', async () => {
		const kit = trigger({ authentication: 'oAuth2', events: ['subscriber.created'] });
		await run(kit.activate());
		expect(world.sandbox.requests.map(({ credential }) => credential)).toEqual(
			world.sandbox.requests.map(() => 'oauth'),
		);
		expect(endpoints()).toHaveLength(1);
	});

	it.each([
		['it was deleted in Kit', () => world.sandbox.store.webhookEndpoints.clear()],
		[
			'it was disabled in Kit',
			() => world.sandbox.store.webhookEndpoints.forEach((own) => (own.status = 'disabled')),
		],
		[
			'its address was changed in Kit',
			() =>
				world.sandbox.store.webhookEndpoints.forEach((own) => (own.url = 'https://example.com/')),
		],
		[
			'its events were changed in Kit',
			() => world.sandbox.store.webhookEndpoints.forEach((own) => (own.events = ['tag.created'])),
		],
	])('replaces the endpoint if %s', async (_, happen) => {
		const kit = trigger({ events: ['subscriber.created'] });
		await run(kit.activate());
		happen();
		expect(await run(kit.checkExists())).toBe(false);
		await run(kit.activate());
		expect(endpoints()).toEqual([
			expect.objectContaining({
				url: kit.address,
				events: ['subscriber.created'],
				status: 'active',
			}),
		]);
		expect(await run(kit.checkExists())).toBe(true);
	});

	it('replaces its registration if its parameters have changed', async () => {
		const kit = trigger({ events: ['subscriber.created', 'purchase.created'] });
		await run(kit.activate());
		kit.parameters = { authentication: 'apiKey', events: ['tag.created'] };
		await run(kit.activate());
		expect(endpoints().map(({ events }) => events)).toEqual([['tag.created']]);
		expect(webhooks()).toEqual([]);
	});

	it('does not count as registered if one of its events was removed', async () => {
		const kit = trigger({
			events: ['purchase.created', 'subscriber.product_purchased'],
			productId: '471',
		});
		await run(kit.activate());
		kit.parameters = { authentication: 'apiKey', events: ['purchase.created'] };
		expect(await run(kit.checkExists())).toBe(false);
	});

	it('does not count as registered if a legacy webhook is limited to something else', async () => {
		const kit = trigger({ events: ['subscriber.product_purchased'], productId: '471' });
		await run(kit.activate());
		for (const webhook of webhooks()) webhook.value = 472;
		expect(await run(kit.checkExists())).toBe(false);
	});

	it('replaces its registration if the URL of n8n has changed', async () => {
		const kit = trigger({ events: ['subscriber.created', 'purchase.created'] });
		await run(kit.activate());
		kit.options.baseUrl = 'https://new.n8n.test';
		await run(kit.activate());
		expect(endpoints().map(({ url }) => url)).toEqual([kit.address]);
		expect(webhooks().map(({ targetUrl }) => targetUrl.split('?')[0])).toEqual([kit.address]);
	});

	it('replaces a legacy webhook that was deleted in Kit', async () => {
		const kit = trigger({ events: ['purchase.created'] });
		await run(kit.activate());
		world.sandbox.store.webhooks.clear();
		expect(await run(kit.checkExists())).toBe(false);
		await run(kit.activate());
		expect(webhooks()).toHaveLength(1);
	});

	it('adopts an endpoint that n8n forgot, and rotates its secret', async () => {
		const kit = trigger({ events: ['subscriber.created'] });
		await run(kit.activate());
		const [forgotten] = endpoints();
		const [{ secret } = { secret: '' }] = world.sandbox.store.webhookEndpoints.values();
		kit.stored = {};
		await run(kit.activate());
		expect(endpoints()).toEqual([forgotten]);
		expect([...world.sandbox.store.webhookEndpoints.values()][0]?.secret).not.toBe(secret);
		expect(sent()).toContain(`POST /v4/webhook_endpoints/${forgotten?.id}/rotate_secret`);
	});

	it('removes legacy webhooks that n8n forgot', async () => {
		const kit = trigger({ events: ['purchase.created'] });
		await run(kit.activate());
		const [forgotten] = webhooks();
		kit.stored = {};
		await run(kit.activate());
		expect(webhooks()).toHaveLength(1);
		expect(webhooks()[0]?.id).not.toBe(forgotten?.id);
	});

	it('keeps one endpoint if several have its URL', async () => {
		const kit = trigger({ events: ['subscriber.created'] });
		world.sandbox.store.addWebhookEndpoint({ url: kit.address, events: ['subscriber.created'] });
		world.sandbox.store.addWebhookEndpoint({ url: kit.address, events: ['subscriber.created'] });
		world.sandbox.store.addWebhookEndpoint({ url: kit.address, events: ['tag.created'] });
		await run(kit.activate());
		expect(endpoints().map(({ url, events }) => ({ url, events }))).toEqual([
			{ url: kit.address, events: ['subscriber.created'] },
		]);
	});

	it.each([
		['at another path', 'https://n8n.test/webhook/another/webhook'],
		['at another host', 'https://other.test/webhook/f0e1d2c3/webhook'],
	])('does not touch webhooks with other URLs, %s', async (_, elsewhere) => {
		world.sandbox.store.addWebhookEndpoint({ url: elsewhere, events: ['subscriber.created'] });
		world.sandbox.store.addWebhook({ event: 'purchase.purchase_create', targetUrl: elsewhere });
		const kit = trigger({ events: ['subscriber.created', 'purchase.created'] });
		await run(kit.activate());
		await run(kit.deactivate());
		expect(endpoints().map(({ url }) => url)).toEqual([elsewhere]);
		expect(webhooks().map(({ targetUrl }) => targetUrl)).toEqual([elsewhere]);
	});

	it('rotates the secret if someone else has rotated it in Kit', async () => {
		const kit = trigger({ events: ['subscriber.created'] });
		await run(kit.activate());
		world.sandbox.store.webhookEndpoints.forEach((own) =>
			world.sandbox.store.webhookEndpoints.rotate(own),
		);
		expect(await run(kit.checkExists())).toBe(false);
		await run(kit.activate());
		expect(endpoints()).toHaveLength(1);
		expect(await run(kit.checkExists())).toBe(true);
	});
});

describe('Accounts without webhook endpoints', () => {
	it.each([401, 403, 404] as const)('get legacy webhooks instead (%i)', async (status) => {
		const tag = world.sandbox.store.addTag('Customer');
		world.sandbox.faults.add({ path: /webhook_endpoints$/, times: 50, kind: 'status', status });
		const kit = trigger({
			events: ['subscriber.unsubscribed', 'subscriber.tag_added'],
			tag: byId(tag.id),
		});
		await run(kit.activate());
		expect(webhooks()).toEqual([
			expect.objectContaining({ event: 'subscriber.subscriber_unsubscribe', value: null }),
			expect.objectContaining({ event: 'subscriber.tag_add', value: tag.id }),
		]);
		expect(await run(kit.checkExists())).toBe(true);
	});

	it('also get them if Kit lists endpoints but does not allow creating one', async () => {
		const path = /webhook_endpoints$/;
		world.sandbox.faults.add({ method: 'POST', path, kind: 'status', status: 403 });
		await run(trigger({ events: ['subscriber.unsubscribed'] }).activate());
		expect(endpoints()).toEqual([]);
		expect(webhooks()).toHaveLength(1);
	});

	it('move to an endpoint once Kit allows one', async () => {
		world.sandbox.store.webhookEndpointAccess = 401;
		const kit = trigger({ events: ['subscriber.unsubscribed'] });
		await run(kit.activate());
		expect(webhooks()).toHaveLength(1);
		world.sandbox.store.webhookEndpointAccess = 'granted';
		await run(kit.activate());
		expect(webhooks()).toEqual([]);
		expect(endpoints()).toHaveLength(1);
	});

	it('are told which event is not available', async () => {
		world.sandbox.store.webhookEndpointAccess = 401;
		const error = await failure(run(trigger({ events: ['subscriber.created'] }).activate()));
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error?.message).toBe("Kit cannot send 'Subscriber Created' with the current settings");
		expect(error?.description).toContain('a paid Kit plan');
	});

	it('are asked for a tag, since legacy webhooks need one', async () => {
		world.sandbox.store.webhookEndpointAccess = 401;
		const error = await failure(run(trigger({ events: ['subscriber.tag_added'] }).activate()));
		expect(error?.message).toBe("The 'Tag' parameter is empty");
		expect(error?.description).toContain('require a value here');
	});

	it('are told so if they require an endpoint', async () => {
		world.sandbox.store.webhookEndpointAccess = 401;
		const kit = trigger({ events: ['tag.created'], options: { webhooks: 'endpoint' } });
		const error = await failure(run(kit.activate()));
		expect(error?.message).toBe(
			'Kit does not allow webhook endpoints for this account or credential',
		);
	});

	it('are told so if the key is the cause', async () => {
		world.sandbox.faults.add({
			path: /.*/,
			times: 50,
			kind: 'status',
			status: 401,
			body: { errors: ['The access token is invalid'] },
		});
		const error = await failure(run(trigger({ events: ['subscriber.unsubscribed'] }).activate()));
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error?.message).toBe('The access token is invalid');
	});
});

describe("The 'Webhooks' option", () => {
	it('registers legacy webhooks only', async () => {
		const kit = trigger({
			events: ['subscriber.unsubscribed', 'custom_field.created'],
			options: { webhooks: 'legacy' },
		});
		await run(kit.activate());
		expect(endpoints()).toEqual([]);
		expect(webhooks().map(({ event }) => event)).toEqual([
			'subscriber.subscriber_unsubscribe',
			'custom_field.field_created',
		]);
		expect(await run(kit.checkExists())).toBe(true);
	});

	it.each([
		['legacy', 'broadcast.sent', "Kit cannot send 'Broadcast Sent' with the current settings"],
		[
			'endpoint',
			'purchase.created',
			"Kit cannot send 'Purchase Created' with the current settings",
		],
	])('set to %s rejects %s before any request', async (system, event, message) => {
		const kit = trigger({ events: [event], options: { webhooks: system } });
		const error = await failure(run(kit.activate()));
		expect(error?.message).toBe(message);
		expect(world.sandbox.requests).toEqual([]);
	});
});

describe('Activating fails', () => {
	it.each([
		['http://localhost:5678'],
		['http://127.0.0.1:5678'],
		['http://192.168.1.20'],
		['http://10.1.2.3:5678'],
		['http://[::1]:5678'],
		['http://n8n:5678'],
		['https://n8n.local'],
		['https://n8n.local.'],
		['http://localhost.:5678'],
		['http://[::ffff:7f00:1]:5678'],
		['http://[64:ff9b::a00:1]'],
		['http://198.18.0.1'],
	])('before any request if n8n’s URL is %s', async (baseUrl) => {
		const kit = trigger({ events: ['subscriber.created'] }, { baseUrl });
		const error = await failure(run(kit.activate()));
		expect(error?.message).toBe(`Kit cannot reach this n8n at ${baseUrl}`);
		expect(error?.description).toContain('WEBHOOK_URL');
		expect(error?.description).toContain('use Kit Polling Trigger');
		expect(world.sandbox.requests).toEqual([]);
	});

	it('without an event', async () => {
		const error = await failure(run(trigger({ events: [] }).activate()));
		expect(error?.message).toBe("The 'Trigger On' parameter is empty");
	});

	it('with an unknown event', async () => {
		const error = await failure(run(trigger({ events: ['subscriber.sneezed'] }).activate()));
		expect(error?.message).toBe(
			`The 'Trigger On' parameter contains an unknown event: “subscriber.sneezed”`,
		);
	});

	it.each([
		[{ events: ['subscriber.link_clicked'] }, "The 'Link URL' parameter is empty"],
		[{ events: ['subscriber.product_purchased'] }, "The 'Product ID' parameter is empty"],
		[
			{ events: ['subscriber.link_clicked'], linkUrl: 'offer' },
			"The 'Link URL' parameter is not a URL: “offer”",
		],
		[
			{ events: ['subscriber.tag_added'], tag: byId('gold') },
			"The 'Tag' parameter must be an ID, which is a number, but is “gold”",
		],
		[
			{ events: ['subscriber.product_purchased'], productId: 'gold' },
			"The 'Product ID' parameter must be an ID, which is a number, but is “gold”",
		],
		[
			{ events: ['tag.created'], options: { raw: '={{ "maybe" }}' } },
			'The \'Include Raw Data\' parameter is neither true nor false: “"maybe"”',
		],
		[
			{ events: ['tag.created'], options: { webhooks: '={{ "Endpoint" }}' } },
			"The 'Webhooks' parameter is not one of its options: “Endpoint”",
		],
	])('with %j, before any request', async (parameters, message) => {
		const error = await failure(run(trigger(parameters).activate()));
		expect(error?.message).toBe(message);
		expect(world.sandbox.requests).toEqual([]);
	});

	it('with Kit’s message, and leaves nothing behind', async () => {
		const refusal = { errors: ['Target url is not allowed'] };
		world.sandbox.faults.add({
			method: 'POST',
			path: /webhooks$/,
			kind: 'status',
			status: 422,
			body: refusal,
		});
		const kit = trigger({ events: ['subscriber.created', 'purchase.created'] });
		const error = await failure(run(kit.activate()));
		expect(error?.message).toBe('Target url is not allowed');
		expect([endpoints(), webhooks()]).toEqual([[], []]);
	});

	it('and removes what a lost response left in Kit', async () => {
		world.sandbox.faults.add({ method: 'POST', path: /webhook_endpoints$/, kind: 'resetAfter' });
		const kit = trigger({ events: ['subscriber.created'] });
		const error = await failure(run(kit.activate()));
		expect(error?.message).toBe('The connection to Kit was lost or could not be established');
		expect(endpoints()).toEqual([]);
	});

	it('and the next attempt finds a clean account', async () => {
		world.sandbox.faults.add({ method: 'POST', path: /webhook_endpoints$/, kind: 'resetAfter' });
		const kit = trigger({ events: ['subscriber.created'] });
		await failure(run(kit.activate()));
		await run(kit.activate());
		expect(endpoints()).toHaveLength(1);
	});

	it('without a secret in the error', async () => {
		world.sandbox.faults.add({ method: 'POST', path: /webhooks$/, kind: 'status', status: 500 });
		const kit = trigger({ events: ['subscriber.created', 'purchase.created'] });
		const error = await failure(run(kit.activate()));
		expect(JSON.stringify(error)).not.toMatch(/whsec_|key=/);
	});
});

describe('Deactivating a Kit Trigger', () => {
	const both = { events: ['subscriber.created', 'purchase.created'] };

	it('leaves nothing in Kit', async () => {
		const kit = trigger(both);
		await run(kit.activate());
		expect(await run(kit.deactivate())).toBe(true);
		expect([endpoints(), webhooks()]).toEqual([[], []]);
	});

	it('treats what no longer exists as removed', async () => {
		const kit = trigger(both);
		await run(kit.activate());
		world.sandbox.store.webhookEndpoints.clear();
		world.sandbox.store.webhooks.clear();
		expect(await run(kit.deactivate())).toBe(true);
		expect(await run(kit.checkExists())).toBe(false);
	});

	it('keeps its state while Kit is down, reports that, and removes the webhooks the next time', async () => {
		const kit = trigger(both);
		await run(kit.activate());
		world.sandbox.faults.add({ path: /.*/, times: 1_000, kind: 'status', status: 503 });
		expect(await run(kit.deactivate())).toBe(false);
		expect(kit.log.join()).toContain('Could not deregister');
		world.sandbox.faults.clear();
		expect(endpoints()).toHaveLength(1);
		expect(await run(kit.deactivate())).toBe(true);
		expect([endpoints(), webhooks()]).toEqual([[], []]);
	});

	it('removes webhooks by ID even if Kit’s lists lag and do not show them yet', async () => {
		const kit = trigger(both);
		await run(kit.activate());
		const pagination = { has_next_page: false };
		const empty = { webhook_endpoints: [], webhooks: [], pagination };
		const path = /(webhooks|webhook_endpoints)$/;
		world.sandbox.faults.add({ path, times: 2, kind: 'status', status: 200, body: empty });
		expect(await run(kit.deactivate())).toBe(true);
		expect([endpoints(), webhooks()]).toEqual([[], []]);
	});

	it('logs which webhook it could not remove', async () => {
		const kit = trigger({ events: ['purchase.created'] });
		await run(kit.activate());
		const [webhook] = webhooks();
		world.sandbox.store.webhooks.undeletable.add(webhook?.id ?? 0);
		expect(await run(kit.deactivate())).toBe(false);
		expect(kit.log.join()).toContain(`webhook ${webhook?.id}`);
	});

	it('removes what n8n forgot, for instance after another trigger of the workflow failed', async () => {
		const kit = trigger(both);
		await run(kit.activate());
		kit.stored = {};
		expect(await run(kit.deactivate())).toBe(true);
		expect([endpoints(), webhooks()]).toEqual([[], []]);
	});
});

describe('Several Kit Triggers', () => {
	it('register and remove their own', async () => {
		const one = trigger({ events: ['subscriber.created'] }, { webhookId: 'one' });
		const two = trigger({ events: ['subscriber.created'] }, { webhookId: 'two' });
		await run(one.activate());
		await run(two.activate());
		expect(endpoints().map(({ url }) => url)).toEqual([one.address, two.address]);
		await run(one.deactivate());
		expect(endpoints().map(({ url }) => url)).toEqual([two.address]);
		expect(await run(two.checkExists())).toBe(true);
	});

	it('a test from the editor does not affect the active workflow', async () => {
		const active = trigger({ events: ['subscriber.created'] });
		const test = trigger({ events: ['subscriber.created'] }, { isTest: true });
		await run(active.activate());
		await run(test.activate('manual'));
		expect(endpoints().map(({ url }) => url)).toEqual([active.address, test.address]);
		await run(test.deactivate());
		expect(await run(active.checkExists())).toBe(true);
	});
});
