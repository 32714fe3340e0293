import { createHmac } from 'node:crypto';

import type { INodeParameters } from 'n8n-workflow';

import { KitTrigger } from '../../../../nodes/Kit/KitTrigger.node';
import { credentialsFor } from '../../../engine/credentials';
import { byId } from '../../../engine/locators';
import { TriggerInN8n } from '../../../engine/trigger';
import { useKit } from '../../../engine/useKit';

type KitTriggerModule = typeof import('../../../../nodes/Kit/KitTrigger.node');

const world = useKit({
	seed: 'empty',
	deliver: async (request) => await kit.receive(request),
	virtualClock: true,
});

let kit: TriggerInN8n;

let nodeIds = 0;

/** An active trigger. */
async function activate(parameters: INodeParameters) {
	const webhookId = `webhook-${++nodeIds}`;
	kit = new TriggerInN8n(
		new KitTrigger(),
		credentialsFor(world.sandbox),
		{ authentication: 'apiKey', ...parameters },
		{ webhookId, workflowId: `workflow-${nodeIds}` },
	);
	await world.clock.run(kit.activate());
}

/** The trigger's output since it was activated. */
const given = () => kit.runs.map((items) => items.map(({ json }) => json));
const events = () => kit.runs.flat().map(({ json }) => json.event);
const answers = () => world.sandbox.webhookPosts.map(({ status }) => status);
const secret = () => [...world.sandbox.store.webhookEndpoints.values()][0]?.secret ?? '';
const subscribe = (email = 'ana@example.com') =>
	world.sandbox.store.addSubscriber({ emailAddress: email, firstName: 'Ana' });

/** A delivery as Kit would send it, except for the given parts. */
function delivery(
	body: unknown,
	options: {
		t?: number | string;
		secret?: string;
		header?: (t: string, v1: string) => string;
		query?: string;
	} = {},
): Request {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const t = String(options.t ?? Math.floor(world.clock.now() / 1_000));
	const v1 = createHmac('sha256', options.secret ?? secret())
		.update(`${t}.${text}`)
		.digest('hex');
	const header = options.header?.(t, v1) ?? `t=${t},v1=${v1}`;
	return new Request(`${kit.address}${options.query ?? ''}`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', 'X-Kit-Signature': header },
		body: text,
	});
}

const tagCreated = (id: string) => ({
	id,
	type: 'tag.created',
	created: '2026-01-01T00:00:00Z',
	data: { tag: { id: 1, name: 'Customer', created_at: '2026-01-01T00:00:00Z' } },
});

describe('A signed delivery', () => {
	it('starts the workflow with one item for its event', async () => {
		await activate({ events: ['subscriber.created'] });
		const { id } = subscribe();
		await world.sandbox.runDue();
		expect(given()).toEqual([
			[
				{
					event: 'subscriber.created',
					id: expect.stringMatching(/^[0-9a-f-]{36}$/),
					occurredAt: '2026-01-01T00:00:00Z',
					subscriber: {
						id,
						first_name: 'Ana',
						email_address: 'ana@example.com',
						state: 'active',
						created_at: expect.any(String),
						fields: {},
					},
				},
			],
		]);
		expect(answers()).toEqual([200]);
	});

	it('returns up to a hundred events as items in order', async () => {
		await activate({ events: ['subscriber.created'] });
		const emails = Array.from({ length: 100 }, (_, index) => `p${index}@example.com`);
		for (const email of emails) subscribe(email);
		await world.sandbox.runDue();
		expect(kit.runs).toHaveLength(1);
		expect(kit.runs.flat().map(({ json }) => json.subscriber)).toEqual(
			emails.map((email) => expect.objectContaining({ email_address: email })),
		);
	});

	it.each([true, '={{ "true" }}'])(
		'adds Kit’s payload unchanged if the option is %s',
		async (raw) => {
			await activate({ events: '={{ "tag.created" }}', options: { raw } });
			await kit.receive(delivery({ delivery_id: 1, events: [tagCreated('a')] }));
			expect(given()).toEqual([
				[
					{
						event: 'tag.created',
						id: 'a',
						occurredAt: '2026-01-01T00:00:00Z',
						tag: tagCreated('a').data.tag,
						raw: tagCreated('a'),
					},
				],
			]);
		},
	);

	it('for a custom field has the field under the item’s name for it', async () => {
		const field = world.sandbox.store.addCustomField('Last name');
		await activate({ events: ['subscriber.custom_field_value_updated'] });
		world.sandbox.store.setField(subscribe(), field, 'Lima');
		await world.sandbox.runDue();
		expect(given()).toEqual([
			[
				expect.objectContaining({
					event: 'subscriber.custom_field_value_updated',
					subscriber: expect.objectContaining({ email_address: 'ana@example.com' }),
					customField: expect.objectContaining({ id: field.id, value: 'Lima' }),
				}),
			],
		]);
		expect(given()[0]?.[0]).not.toHaveProperty('custom_field');
	});

	it.each([
		['tag', 'subscriber.tag_added'],
		['form', 'subscriber.subscribed_to_form'],
		['sequence', 'subscriber.added_to_sequence'],
	] as const)('passes on only events of the chosen %s', async (subject, event) => {
		const { store } = world.sandbox;
		const { make, add } = {
			tag: {
				make: (name: string) => store.addTag(name),
				add: (id: number, person: number) => store.tag(person, id),
			},
			form: {
				make: (name: string) => store.addForm({ name }),
				add: (id: number, person: number) => store.addToForm(person, id),
			},
			sequence: {
				make: (name: string) => store.addSequence({ name }),
				add: (id: number, person: number) => store.addToSequence(person, id),
			},
		}[subject];
		const [chosen, other] = [make('Chosen'), make('Other')];
		await activate({ events: [event], [subject]: byId(chosen.id) });
		add(chosen.id, subscribe().id);
		add(other.id, subscribe('bo@example.com').id);
		await world.sandbox.runDue();
		expect(given().flat()).toEqual([
			expect.objectContaining({
				event,
				subscriber: expect.objectContaining({ email_address: 'ana@example.com' }),
				[subject]: expect.objectContaining({ id: chosen.id, name: 'Chosen' }),
			}),
		]);
		expect(answers().every((status) => status === 200)).toBe(true);
	});

	it('without selected events gets 200 and does not start the workflow', async () => {
		await activate({ events: ['tag.created'] });
		const sneeze = { ...tagCreated('a'), type: 'subscriber.sneezed' };
		const response = await kit.receive(delivery({ delivery_id: 1, events: [sneeze] }));
		expect(response.status).toBe(200);
		expect(kit.runs).toEqual([]);
	});

	it('with new fields is accepted, including the fields', async () => {
		await activate({ events: ['tag.created'] });
		const event = {
			...tagCreated('a'),
			mood: 'good',
			data: { ...tagCreated('a').data, shelf: 4, event: 'x', id: 7 },
		};
		await kit.receive(delivery({ delivery_id: 1, region: 'eu', events: [event] }));
		expect(given()).toEqual([
			[expect.objectContaining({ event: 'tag.created', id: 'a', shelf: 4 })],
		]);
	});

	it('of a megabyte is accepted', async () => {
		await activate({ events: ['tag.created'] });
		const event = { ...tagCreated('a'), data: { tag: { id: 1, name: 'x'.repeat(1_000_000) } } };
		const response = await kit.receive(delivery({ delivery_id: 1, events: [event] }));
		expect(response.status).toBe(200);
		expect(kit.runs).toHaveLength(1);
	});

	it.each(['{ "events": [', '[]', '"events"', '{}', '{"events":{}}', ''])(
		'with the body %j does not start the workflow',
		async (body) => {
			await activate({ events: ['tag.created'] });
			const response = await kit.receive(delivery(body));
			expect(response.status).toBe(400);
			expect(kit.runs).toEqual([]);
		},
	);

	it.each([[undefined], [null], [''], ['soon'], [17], [{}]])(
		'with %j as the time of an event gets the time of receipt',
		async (created) => {
			await activate({ events: ['tag.created'] });
			await kit.receive(delivery({ delivery_id: 1, events: [{ ...tagCreated('a'), created }] }));
			expect(given()).toEqual([[expect.objectContaining({ occurredAt: '2026-01-01T00:00:00Z' })]]);
		},
	);

	it.each([[undefined], [null], [''], [{}]])(
		'with %j as the ID of an event starts the workflow each time',
		async (id) => {
			await activate({ events: ['tag.created'] });
			const body = { delivery_id: 1, events: [{ ...tagCreated('a'), id }] };
			for (let count = 0; count < 2; count++) await kit.receive(delivery(body));
			expect(kit.runs.flat().map(({ json }) => json.id)).toEqual([null, null]);
		},
	);

	it('with an invalid event passes on the others', async () => {
		await activate({ events: ['tag.created'] });
		const odd = [null, 4, 'x', [], {}, { type: 'tag.created' }, { type: 7, data: {} }];
		await kit.receive(delivery({ delivery_id: 1, events: [...odd, tagCreated('a')] }));
		expect(events()).toEqual(['tag.created']);
	});
});

describe('The signature', () => {
	const body = { delivery_id: 1, events: [tagCreated('a')] };

	beforeEach(async () => {
		await activate({ events: ['tag.created'] });
	});

	const status = async (options: Parameters<typeof delivery>[1]) =>
		(await kit.receive(delivery(body, options))).status;

	it.each([-300, 0, 300])('is valid if it is %i seconds off', async (seconds) => {
		expect(await status({ t: world.clock.now() / 1_000 + seconds })).toBe(200);
	});

	it.each([-301, 301, -86_400])('is rejected if it is %i seconds off', async (seconds) => {
		expect(await status({ t: world.clock.now() / 1_000 + seconds })).toBe(401);
	});

	it('with another secret is rejected', async () => {
		expect(await status({ secret: 'whsec_other' })).toBe(401);
	});

	const traps: Array<[string, (t: string, v1: string) => string]> = [
		['no time', (_, v1) => `v1=${v1}`],
		['no number for a time', (_, v1) => `t=x,v1=${v1}`],
		['two times', (t, v1) => `t=${t},t=${t},v1=${v1}`],
		['no signature', (t) => `t=${t}`],
		['an empty signature', (t) => `t=${t},v1=`],
		['half a signature', (t, v1) => `t=${t},v1=${v1.slice(0, 32)}`],
		['an odd number of hex digits', (t, v1) => `t=${t},v1=${v1.slice(1)}`],
		['a signature that goes on', (t, v1) => `t=${t},v1=${v1}00`],
		['a signature that is not hex', (t) => `t=${t},v1=${'z'.repeat(64)}`],
		['a signature of another kind', (t, v1) => `t=${t},v0=${v1}`],
		['one long text', () => 'x'.repeat(8_000)],
		['nothing', () => ''],
	];

	it.each(traps)('with %s is rejected', async (_, header) => {
		expect(await status({ header })).toBe(401);
		expect(kit.runs).toEqual([]);
	});

	it('is valid if any of several matches', async () => {
		const header = (t: string, v1: string) => `t=${t},v1=${'0'.repeat(64)},v1=${v1}`;
		expect(await status({ header })).toBe(200);
	});

	it('covers the raw bytes of the body', async () => {
		const pretty = delivery(body);
		const same = new Request(pretty.url, {
			method: 'POST',
			headers: pretty.headers,
			body: JSON.stringify(body, null, 2),
		});
		expect((await kit.receive(same)).status).toBe(401);
	});

	it('stays valid while Kit signs with the old and the new secret', async () => {
		const [endpoint] = world.sandbox.store.webhookEndpoints.values();
		if (endpoint) world.sandbox.store.webhookEndpoints.rotate(endpoint);
		world.sandbox.store.addTag('Customer');
		await world.sandbox.runDue();
		expect(world.sandbox.webhookPosts[0]?.headers['x-kit-signature']).toMatch(/v1=.*v1=/);
		expect(events()).toEqual(['tag.created']);
	});

	it('of a replaced endpoint delivers earlier events that are still selected', async () => {
		const old = secret();
		kit.parameters = { ...kit.parameters, events: ['tag.created', 'tag.deleted'] };
		await world.clock.run(kit.activate());
		expect(await status({ secret: old })).toBe(200);
		expect(events()).toEqual(['tag.created']);
		// From the new endpoint too, if both existed for a moment.
		expect(await status({})).toBe(200);
		expect(kit.runs).toHaveLength(1);
	});

	it('of a replaced endpoint gets 410 if none of its events are selected any more', async () => {
		const old = secret();
		kit.parameters = { ...kit.parameters, events: ['tag.deleted'] };
		await world.clock.run(kit.activate());
		expect(await status({ secret: old })).toBe(410);
		expect(kit.runs).toEqual([]);
	});

	it('of a removed endpoint delivers what Kit still retries once the workflow is active again', async () => {
		const old = secret();
		await world.clock.run(kit.deactivate());
		await world.clock.run(kit.activate());
		expect(await status({ secret: old })).toBe(200);
		expect(kit.runs).toHaveLength(1);
	});

	describe('that is recent but made with an unknown secret', () => {
		const rotateAndRevoke = () => {
			const [endpoint] = world.sandbox.store.webhookEndpoints.values();
			if (!endpoint) throw new Error('Nothing is registered');
			world.sandbox.store.webhookEndpoints.rotate(endpoint);
			endpoint.previous = undefined;
			return endpoint.secret;
		};

		it('is logged once an hour at most', async () => {
			const rotated = rotateAndRevoke();
			for (let count = 0; count < 50; count++) expect(await status({ secret: rotated })).toBe(401);
			expect(kit.log).toEqual([expect.stringContaining('signed with an unknown secret')]);
			expect(kit.log.join()).not.toMatch(/whsec_|v1=/);
			await world.clock.run(world.clock.sleep(3_600_000));
			await status({ secret: rotated });
			expect(kit.log).toHaveLength(2);
		});

		it('makes the next activation rotate the endpoint’s secret', async () => {
			const [{ id } = { id: 0 }] = world.sandbox.store.webhookEndpoints.values();
			const rotated = rotateAndRevoke();
			expect(await world.clock.run(kit.checkExists())).toBe(true);
			await status({ secret: rotated });
			expect(await world.clock.run(kit.checkExists())).toBe(false);
			await world.clock.run(kit.activate());
			expect([...world.sandbox.store.webhookEndpoints.keys()]).toEqual([id]);
			expect(secret()).not.toBe(rotated);
			expect(await status({})).toBe(200);
			expect(await world.clock.run(kit.checkExists())).toBe(true);
		});

		it.each([
			['too old', { t: 1_700_000_000 }],
			['no signature at all', { header: () => 'x' }],
			['half a signature', { header: (t: string, v1: string) => `t=${t},v1=${v1.slice(0, 32)}` }],
		])('is no reason to doubt the secret if it is %s', async (_, how) => {
			await status({ secret: 'whsec_other', ...how });
			expect(kit.log).toEqual([]);
			expect(await world.clock.run(kit.checkExists())).toBe(true);
		});
	});
});

describe('Anything else', () => {
	it.each([
		['without signature and key', ''],
		['with a wrong key', '?key=wrong'],
		['with an empty key', '?key='],
		['with the key of another parameter', '?token=x'],
	])('%s gets 401, without a run and without details', async (_, query) => {
		await activate({ events: ['tag.created', 'purchase.created'] });
		const request = new Request(`${kit.address}${query}`, { method: 'POST', body: '{}' });
		const response = await kit.receive(request);
		expect(response.status).toBe(401);
		expect(await response.text()).toBe('');
		expect(kit.runs).toEqual([]);
	});

	it('that arrives before anything is registered gets 401', async () => {
		await activate({ events: ['tag.created'] });
		await world.clock.run(kit.deactivate());
		const request = new Request(`${kit.address}?key=undefined`, { method: 'POST', body: '{}' });
		expect((await kit.receive(request)).status).toBe(401);
	});
});

describe('A delivery while the workflow is being reactivated', () => {
	it('does not restore the secret that has been replaced in the meantime', async () => {
		await activate({ events: ['tag.created'] });
		const old = secret();
		kit.whileStarting = async () => {
			kit.whileStarting = async () => {};
			kit.parameters = { ...kit.parameters, events: ['tag.created', 'tag.deleted'] };
			await world.clock.run(kit.activate());
		};
		await kit.receive(delivery({ delivery_id: 1, events: [tagCreated('a')] }));
		expect(secret()).not.toBe(old);
		expect(JSON.stringify(kit.stored)).toContain(secret());
		expect(await world.clock.run(kit.checkExists())).toBe(true);
		expect(
			(await kit.receive(delivery({ delivery_id: 2, events: [tagCreated('b')] }))).status,
		).toBe(200);
	});

	it('does not restore what has been removed in the meantime', async () => {
		await activate({ events: ['purchase.created', 'tag.created'] });
		kit.whileStarting = async () => {
			kit.whileStarting = async () => {};
			await world.clock.run(kit.deactivate());
		};
		await kit.receive(delivery({ delivery_id: 1, events: [tagCreated('a')] }));
		expect(await world.clock.run(kit.checkExists())).toBe(false);
		await world.clock.run(kit.activate());
		expect(world.sandbox.store.webhookEndpoints.size).toBe(1);
		expect(world.sandbox.store.webhooks.size).toBe(1);
	});

	it('is accepted after a test from the editor has removed its own registration', async () => {
		await activate({ events: ['tag.created'] });
		const test = kit.copy({ isTest: true });
		test.stored = {};
		await world.clock.run(test.activate('manual'));
		await world.clock.run(test.deactivate());
		const response = await kit.receive(delivery({ delivery_id: 1, events: [tagCreated('a')] }));
		expect(response.status).toBe(200);
		expect(kit.runs).toHaveLength(1);
	});

	it('is accepted for a webhook that Kit already has and n8n has not stored yet', async () => {
		await activate({ events: ['tag.created'] });
		kit.parameters = {
			...kit.parameters,
			events: ['purchase.created', 'subscriber.product_purchased'],
			productId: '471',
		};
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
		expect(events()).toEqual(['purchase.created']);
	});
});

describe('A duplicate delivery', () => {
	it('does not start the workflow twice', async () => {
		await activate({ events: ['tag.created'] });
		world.sandbox.store.addTag('Customer');
		await world.sandbox.runDue();
		const [id = 0] = world.sandbox.store.webhookDeliveries.keys();
		world.sandbox.redeliver(id, 'same');
		await world.sandbox.runDue();
		world.sandbox.redeliver(id, 'new');
		await world.sandbox.runDue();
		expect(answers()).toEqual([200, 200, 200]);
		expect(kit.runs).toHaveLength(1);
	});

	const restart = () => {
		jest.resetModules();
		const { KitTrigger: Fresh } = jest.requireActual<KitTriggerModule>(
			'../../../../nodes/Kit/KitTrigger.node.ts',
		);
		return kit.copy({}, new Fresh());
	};
	/** A delivery to a newly loaded module, which has a clock of its own: the real one. */
	const later = (...ids: string[]) =>
		delivery(
			{ delivery_id: 99, events: ids.map(tagCreated) },
			{ t: Math.floor(Date.now() / 1_000) },
		);

	it.each([1, 2] as const)(
		'does not start the workflow twice after n8n has restarted (n8n %i)',
		async (version) => {
			await activate({ events: ['tag.created'] });
			kit.options.version = version;
			await kit.receive(delivery({ delivery_id: 1, events: [tagCreated('a')] }));
			const restarted = restart();
			expect((await restarted.receive(later('a', 'b'))).status).toBe(200);
			expect(restarted.runs.flat().map(({ json }) => json.id)).toEqual(['b']);
		},
	);

	it('does not start the workflow twice after a restart if deliveries were concurrent', async () => {
		await activate({ events: ['tag.created'] });
		let waiting = 0;
		let go = () => {};
		const all = new Promise<void>((resolve) => (go = resolve));
		// n8n has loaded the state of each before it stores the first.
		kit.whileStarting = async () => {
			waiting += 1;
			if (waiting === 3) go();
			await all;
		};
		await Promise.all(
			['a', 'b', 'c'].map(
				async (id) => await kit.receive(delivery({ delivery_id: 1, events: [tagCreated(id)] })),
			),
		);
		expect(kit.runs).toHaveLength(3);
		const restarted = restart();
		await restarted.receive(later('a', 'b', 'c'));
		expect(restarted.runs).toEqual([]);
	});

	it('does not start the workflow twice after a restart if a run restored an old state', async () => {
		await activate({ events: ['tag.created'] });
		const atStart = JSON.stringify(kit.stored);
		await kit.receive(delivery({ delivery_id: 1, events: [tagCreated('a')] }));
		// What n8n stores after a run that changed static data of its own: all of it, as it was at its
		// start.
		kit.stored = JSON.parse(atStart);
		await kit.receive(delivery({ delivery_id: 2, events: [tagCreated('b')] }));
		const restarted = restart();
		await restarted.receive(later('a', 'b'));
		expect(restarted.runs).toEqual([]);
	});

	it('is recognized after a restart for the last 1,000 events only', async () => {
		await activate({ events: ['tag.created'] });
		for (let round = 0; round < 11; round++) {
			const ids = Array.from({ length: 100 }, (_, index) => `${round}-${index}`);
			await kit.receive(delivery({ delivery_id: round, events: ids.map(tagCreated) }));
		}
		const restarted = restart();
		await restarted.receive(later('0-99', '1-0', '10-99'));
		expect(restarted.runs.flat().map(({ json }) => json.id)).toEqual(['0-99']);
	});

	it('is recognized by a numeric ID as well', async () => {
		await activate({ events: ['tag.created'] });
		const numbered = { ...tagCreated(''), id: 4_711 };
		for (let count = 0; count < 2; count++) {
			await kit.receive(delivery({ delivery_id: count, events: [numbered] }));
		}
		expect(kit.runs.flat().map(({ json }) => json.id)).toEqual(['4711']);
		const restarted = restart();
		await restarted.receive(later('4711'));
		expect(restarted.runs).toEqual([]);
	});

	it('starts the run for which n8n was too slow, if it arrives before that run starts', async () => {
		await activate({ events: ['tag.created'] });
		const body = { delivery_id: 1, events: [tagCreated('a')] };
		kit.whileStarting = async () => {
			kit.whileStarting = async () => {};
			// Kit has stopped waiting.
			kit.responses.at(-1)?.emit('close');
			kit.runsFail = true;
		};
		expect((await kit.receive(delivery(body))).status).toBe(500);
		kit.runsFail = false;
		await kit.receive(delivery(body));
		expect(kit.runs).toHaveLength(1);
	});

	it('does not start the workflow twice if two deliveries overwrote each other’s state', async () => {
		await activate({ events: ['tag.created'] });
		const before = kit.stored;
		await kit.receive(delivery({ delivery_id: 1, events: [tagCreated('a')] }));
		kit.stored = before;
		await kit.receive(delivery({ delivery_id: 1, events: [tagCreated('a')] }));
		expect(kit.runs).toHaveLength(1);
	});

	it('within one delivery results in one item', async () => {
		await activate({ events: ['tag.created'] });
		await kit.receive(delivery({ delivery_id: 1, events: [tagCreated('a'), tagCreated('a')] }));
		expect(kit.runs.flat()).toHaveLength(1);
	});

	it('starts the run that n8n could not start before', async () => {
		await activate({ events: ['tag.created'] });
		kit.runsFail = true;
		const body = { delivery_id: 1, events: [tagCreated('a')] };
		expect((await kit.receive(delivery(body))).status).toBe(500);
		kit.runsFail = false;
		expect((await kit.receive(delivery(body))).status).toBe(200);
		expect(kit.runs).toHaveLength(1);
	});

	it('is recognized with bounded memory', async () => {
		await activate({ events: ['tag.created'] });
		for (let round = 0; round < 15; round++) {
			const many = Array.from({ length: 100 }, (_, index) =>
				tagCreated(`${round}-${index}`.padEnd(36, '0')),
			);
			await kit.receive(delivery({ delivery_id: round, events: many }));
		}
		expect(JSON.stringify(kit.stored).length).toBeLessThan(45_000);
		const last = delivery({ delivery_id: 99, events: [tagCreated('14-99'.padEnd(36, '0'))] });
		await kit.receive(last);
		expect(kit.runs).toHaveLength(15);
	});
});

describe('A legacy webhook', () => {
	it('delivers a purchase', async () => {
		await activate({ events: ['purchase.created'], options: { raw: true } });
		const body = {
			id: 8,
			transaction_id: '512-41',
			email_address: 'ana@example.com',
			products: [],
		};
		const [webhook] = world.sandbox.store.webhooks.values();
		const request = new Request(webhook?.targetUrl ?? '', {
			method: 'POST',
			body: JSON.stringify(body),
		});
		expect((await kit.receive(request)).status).toBe(200);
		expect(given()).toEqual([
			[
				{
					event: 'purchase.created',
					id: null,
					occurredAt: '2026-01-01T00:00:00Z',
					purchase: body,
					raw: body,
				},
			],
		]);
	});

	it('delivers a purchase in an envelope too', async () => {
		await activate({ events: ['purchase.created'] });
		const [webhook] = world.sandbox.store.webhooks.values();
		const body = JSON.stringify({ purchase: { id: 8 } });
		await kit.receive(new Request(webhook?.targetUrl ?? '', { method: 'POST', body }));
		expect(given()).toEqual([[expect.objectContaining({ purchase: { id: 8 } })]]);
	});

	it('delivers a subscriber in the format of signed events', async () => {
		world.sandbox.store.webhookEndpointAccess = 401;
		const tag = world.sandbox.store.addTag('Customer');
		await activate({ events: ['subscriber.tag_added'], tag: byId(tag.id) });
		const { id } = subscribe();
		world.sandbox.store.tag(id, tag.id);
		await world.sandbox.runDue();
		expect(given()).toEqual([
			[
				{
					event: 'subscriber.tag_added',
					id: null,
					occurredAt: '2026-01-01T00:00:00Z',
					subscriber: expect.objectContaining({ id, email_address: 'ana@example.com' }),
					tag: { id: tag.id },
				},
			],
		]);
	});

	it('says which link was clicked and which product was bought', async () => {
		await activate({
			events: ['subscriber.link_clicked', 'subscriber.product_purchased'],
			linkUrl: 'https://example.com/offer',
			productId: '471',
		});
		const subscriber = subscribe();
		world.sandbox.store.clickLink(subscriber, 'https://example.com/offer');
		world.sandbox.store.clickLink(subscriber, 'https://example.com/other');
		world.sandbox.store.buyProduct(subscriber, 471);
		await world.sandbox.runDue();
		const person = expect.objectContaining({ email_address: 'ana@example.com' });
		expect(given()).toEqual([
			[
				expect.objectContaining({
					event: 'subscriber.link_clicked',
					subscriber: person,
					link: { url: 'https://example.com/offer' },
				}),
			],
			[
				expect.objectContaining({
					event: 'subscriber.product_purchased',
					subscriber: person,
					product: { id: 471 },
				}),
			],
		]);
	});

	it('accepts a subscriber without an envelope', async () => {
		world.sandbox.store.webhookEndpointAccess = 401;
		await activate({ events: ['subscriber.unsubscribed'] });
		const [webhook] = world.sandbox.store.webhooks.values();
		const body = { id: 4, email_address: 'ana@example.com' };
		await kit.receive(
			new Request(webhook?.targetUrl ?? '', { method: 'POST', body: JSON.stringify(body) }),
		);
		expect(given()).toEqual([[expect.objectContaining({ subscriber: body })]]);
	});

	it('distinguishes events by their key alone', async () => {
		await activate({
			events: ['purchase.created', 'subscriber.product_purchased'],
			productId: '471',
		});
		const [purchase, product] = [...world.sandbox.store.webhooks.values()];
		const body = JSON.stringify({ subscriber: { id: 4 } });
		await kit.receive(new Request(product?.targetUrl ?? '', { method: 'POST', body }));
		await kit.receive(new Request(purchase?.targetUrl ?? '', { method: 'POST', body }));
		expect(events()).toEqual(['subscriber.product_purchased', 'purchase.created']);
	});

	it('with a body that is not JSON does not start the workflow', async () => {
		await activate({ events: ['purchase.created'] });
		const [webhook] = world.sandbox.store.webhooks.values();
		const request = new Request(webhook?.targetUrl ?? '', { method: 'POST', body: '<xml/>' });
		expect((await kit.receive(request)).status).toBe(400);
		expect(kit.runs).toEqual([]);
	});
});

describe('A trigger’s output', () => {
	it('never contains a secret', async () => {
		await activate({ events: ['tag.created', 'purchase.created'], options: { raw: true } });
		world.sandbox.store.addTag('Customer');
		await world.sandbox.runDue();
		expect(JSON.stringify(given())).not.toMatch(/whsec_|key=/);
	});
});
