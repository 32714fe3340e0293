import type { INodeParameters } from 'n8n-workflow';

import { byEmail, byId, byName } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

const kit = useKit();

const run = async (operation: string, parameters: INodeParameters = {}) => {
	const [resource = '', value = ''] = operation.split('.');
	return await kit.n8n.run(
		{ resource, operation: value, ...parameters },
		{ authentication: 'oAuth2' },
	);
};

const OBJECT = '={{ ({ a: 1 }) }}';
const LIST = '={{ ["a", "b"] }}';
const BLANK = ['={{ null }}', '={{ undefined }}', '={{ "" }}', '={{ " " }}'];

const purchase = {
	email: 'ana@example.com',
	transactionId: 'T1',
	currency: 'USD',
	subtotal: 1,
	total: 1,
	specifyProducts: 'json',
	productsJson: [{ name: 'A', pid: '1', lid: '1', quantity: 1, unit_price: 1 }] as never,
};

describe.each(BLANK)('An optional value that an expression leaves blank (%s)', (blank) => {
	it.each<[string, INodeParameters, object]>([
		[
			'subscriber.upsert',
			{ email: 'ana@example.com', additionalFields: { firstName: blank, state: blank } },
			{ email_address: 'ana@example.com' },
		],
		[
			'broadcast.create',
			{
				subject: 'Hi',
				content: 'Hi',
				additionalFields: {
					allowStartingPoint: blank,
					public: blank,
					sendingEmail: blank,
					publishedAt: blank,
					thumbnailAlt: blank,
				},
				emailTemplate: byId(blank),
			},
			{ subject: 'Hi', content: 'Hi', send_at: null },
		],
		[
			'sequence.create',
			{
				name: 'Hi',
				additionalFields: {
					active: blank,
					emailTemplate: byId(blank),
					excludeSubscribers: { tags: { tagIds: blank } },
					sendDays: blank,
					sendHour: blank,
					sendingEmail: blank,
					timezone: blank,
				},
			},
			{ name: 'Hi' },
		],
		[
			'snippet.create',
			{ name: 'Hi', snippetType: 'inline', content: 'Hi' },
			{ name: 'Hi', snippet_type: 'inline', content: 'Hi' },
		],
	])('is not sent by %s', async (operation, parameters, body) => {
		await run(operation, parameters);
		expect(kit.sandbox.requests[0]?.body).toEqual(body);
	});

	it.each<[string, INodeParameters, object]>([
		[
			'subscriber.getAll',
			{
				filters: { createdAfter: blank, status: blank, updatedBefore: blank },
				options: { include: blank, slim: blank },
				sort: { sortField: blank, sortOrder: blank },
			},
			{},
		],
		['broadcast.getAll', { filters: { status: blank }, options: { slim: blank } }, {}],
		['form.getAll', { filters: { status: blank, type: blank } }, {}],
		['snippet.getAll', { filters: { archived: blank, snippetType: blank } }, {}],
		['post.getAll', { options: { includeContent: blank } }, {}],
		['sequence.getAll', { options: { includeStats: blank } }, {}],
	])('is not in the query of %s', async (operation, parameters, query) => {
		const { error } = await run(operation, { returnAll: false, limit: 5, ...parameters });
		expect(error).toBeUndefined();
		expect(kit.sandbox.requests[0]?.query).toEqual({ per_page: '5', ...query });
	});

	it('is not in the body of a filter', async () => {
		const { error } = await run('subscriber.filter', {
			conditions: { state: [{ states: ['active'] }] },
			options: { countingMode: blank, include: blank, statsStart: blank },
			sort: { sortField: blank, sortOrder: blank },
		});
		expect(error).toBeUndefined();
		const all = [{ type: 'subscriber_state', states: ['active'] }];
		expect(kit.sandbox.requests[0]?.body).toMatchObject({ all });
		for (const name of ['counting_mode', 'include', 'sort_field', 'sort_order']) {
			expect(kit.sandbox.requests[0]?.body).not.toHaveProperty(name);
		}
	});

	it('is ignored in a purchase', async () => {
		await run('purchase.create', {
			...purchase,
			additionalFields: { firstName: blank, tax: blank, status: blank, transactionTime: blank },
		});
		const { purchase: sent } = kit.sandbox.requests[0]?.body as { purchase: object };
		expect(sent).toMatchObject({ tax: 0, status: 'paid', transaction_time: expect.any(String) });
		expect(sent).not.toHaveProperty('first_name');
	});

	it('is rejected if the list would contain everyone', async () => {
		const { error } = await run('subscriber.getAll', { filters: { email: blank } });
		expect(error?.message).toBe("The 'Email' parameter is empty");
		expect(kit.sandbox.requests).toEqual([]);
	});
});

const location = {
	subscriber: byId(1),
	city: 'Boise',
	stateProvince: 'Idaho',
	countryCode: 'US',
	latitude: 1,
	longitude: 1,
	timezone: 'America/Boise',
};

describe('An object or a list where text belongs', () => {
	it.each<[string, string, (value: string) => INodeParameters]>([
		['subscriber.upsert', 'Email', (email) => ({ email })],
		[
			'subscriber.upsert',
			'First Name',
			(firstName) => ({ email: 'a@b.c', additionalFields: { firstName } }),
		],
		['subscriber.upsert', 'State', (state) => ({ email: 'a@b.c', additionalFields: { state } })],
		['subscriber.get', 'Subscriber', (value) => ({ subscriber: byEmail(value) })],
		['subscriber.setLocation', 'City', (city) => ({ ...location, city })],
		['subscriber.setLocation', 'Country Code', (countryCode) => ({ ...location, countryCode })],
		['subscriber.getAll', 'Status', (status) => ({ filters: { status } })],
		['tag.create', 'Name', (name) => ({ name })],
		['customField.create', 'Label', (label) => ({ label })],
		['form.addSubscriber', 'Form', (value) => ({ form: byId(value), subscriber: byId(1) })],
		['sequence.get', 'Sequence', (value) => ({ sequence: byId(value) })],
		[
			'form.addSubscriber',
			'Referrer',
			(referrer) => ({ form: byId(1), subscriber: byId(1), options: { referrer } }),
		],
		[
			'subscriber.subscribe',
			'Referrer',
			(referrer) => ({ email: 'a@b.c', additionalFields: { referrer } }),
		],
		['broadcast.create', 'Subject', (subject) => ({ subject, content: 'Hi' })],
		['broadcast.create', 'Content', (content) => ({ subject: 'Hi', content })],
		['purchase.create', 'Transaction ID', (transactionId) => ({ ...purchase, transactionId })],
		['purchase.create', 'Currency', (currency) => ({ ...purchase, currency })],
		[
			'purchase.create',
			'First Name',
			(firstName) => ({ ...purchase, additionalFields: { firstName } }),
		],
		['webhook.create', 'Target URL', (targetUrl) => ({ targetUrl })],
		['customApiCall.send', 'Path', (path) => ({ path })],
		[
			'customApiCall.send',
			'Query Parameters: status',
			(value) => ({ path: '/tags', queryParameters: { parameter: [{ name: 'status', value }] } }),
		],
	])('is rejected by %s in %s', async (operation, label, parameters) => {
		for (const [value, is] of [
			[OBJECT, 'an object'],
			[LIST, 'a list'],
		] as const) {
			const { error } = await run(operation, parameters(value));
			expect(error?.message).toBe(`The '${label}' parameter is ${is}, not text`);
			expect(error?.description).not.toBe('');
		}
		expect(kit.sandbox.requests).toEqual([]);
	});

	it('is rejected in a filter', async () => {
		const { error } = await run('subscriber.filter', {
			conditions: { customField: [{ customField: byId(1), comparison: 'is', value: OBJECT }] },
		});
		expect(error?.message).toContain("'Custom Field: Value' parameter is an object");
	});
});

it.each<[string, string, INodeParameters, string]>([
	['Email', 'subscriber.upsert', { email: '={{ true }}' }, 'nathan@example.com'],
	['Subscriber', 'subscriber.get', { subscriber: byEmail('={{ true }}') }, 'nathan@example.com'],
	[
		'Tag',
		'tag.addSubscriber',
		{ tag: byName('={{ true }}'), subscriber: byId(1) },
		'Enter one name as text.',
	],
	['Form', 'form.getSubscribers', { form: byId('={{ true }}') }, 'enter its ID'],
	['Name', 'tag.create', { name: '={{ true }}' }, 'Enter text'],
])('rejects a boolean in %s', async (label, operation, parameters, wayOut) => {
	const { error } = await run(operation, parameters);
	expect(error?.message).toBe(`The '${label}' parameter is true, not text`);
	expect(error?.description).toContain(wayOut);
	expect(kit.sandbox.requests).toEqual([]);
});

it('accepts a number as text', async () => {
	await run('subscriber.setLocation', { ...location, stateProvince: '={{ 75 }}' });
	expect(kit.sandbox.requests[0]?.body).toMatchObject({ location: { state_province: '75' } });
});

describe('A boolean that an expression returns', () => {
	it.each(['={{ "true" }}', '={{ "TRUE" }}', '={{ 1 }}', '={{ "yes" }}', '={{ true }}'])(
		'is on for %s',
		async (on) => {
			for (let count = 0; count < 3; count++) kit.sandbox.store.addTag(`Tag ${count}`);
			kit.sandbox.store.addBroadcast({ subject: 'Hi' });
			const all = await run('tag.getAll', { returnAll: on, limit: 1 });
			expect(all.items).toHaveLength(3);
			const followed = await run('customApiCall.send', {
				path: '/tags/',
				followPages: on,
				listKey: 'tags',
				returnAll: on,
			});
			expect(followed.items).toHaveLength(3);
			const [simple] = (await run('broadcast.getAll', { limit: 1, simple: on })).items;
			expect(simple?.json).not.toHaveProperty('content');
			await run('broadcast.create', {
				subject: 'Hi',
				content: 'Hi',
				additionalFields: { public: on },
			});
			expect(kit.sandbox.requests.at(-1)?.body).toMatchObject({ public: true });
			await run('subscriber.getAll', { options: { slim: on } });
			expect(kit.sandbox.requests.at(-1)?.query).toMatchObject({ slim: 'true' });
		},
	);

	it.each(['={{ "false" }}', '={{ "No" }}', '={{ 0 }}'])('is off for %s', async (off) => {
		for (let count = 0; count < 3; count++) kit.sandbox.store.addTag(`Tag ${count}`);
		expect((await run('tag.getAll', { returnAll: off, limit: 1 })).items).toHaveLength(1);
		await run('subscriber.getAll', { options: { slim: off } });
		expect(kit.sandbox.requests.at(-1)?.query).toMatchObject({ slim: 'false' });
	});

	it.each<[string, string, INodeParameters]>([
		['Return All', 'tag.getAll', { returnAll: '={{ "all" }}' }],
		['Simplify', 'broadcast.create', { subject: 'Hi', content: 'Hi', simple: '={{ "maybe" }}' }],
		[
			'Follow Pages',
			'customApiCall.send',
			{ path: '/tags', listKey: 'tags', followPages: '={{ 2 }}' },
		],
		['Process Later', 'tag.bulkCreate', { name: 'VIP', processLater: '={{ ["true"] }}' }],
		['Leave Out Custom Fields', 'subscriber.getAll', { options: { slim: '={{ "x" }}' } }],
	])('is rejected if it is neither: %s', async (label, operation, parameters) => {
		const { error } = await run(operation, parameters);
		expect(error?.message).toContain(`The '${label}' parameter is neither true nor false`);
		expect(kit.sandbox.requests).toEqual([]);
	});
});

it.each(['={{ "[101, 102]" }}', '={{ [101, 102] }}', '101,102'])(
	'accepts %s as a list',
	async (ids) => {
		await run('subscriber.filter', { conditions: { tags: [{ tagIds: ids }] } });
		expect(kit.sandbox.requests[0]?.body).toMatchObject({
			all: [{ type: 'tags', any: [{ matching: [101, 102] }] }],
		});
	},
);

it.each([
	['2099-01-15 10:00:00 UTC', '2099-01-15T10:00:00.000Z'],
	['2099-01-15 10:00:00 +0100', '2099-01-15T09:00:00.000Z'],
	['2099-01-15T10:00:00+01', '2099-01-15T09:00:00.000Z'],
	['2099-01-15 10:00 GMT', '2099-01-15T10:00:00.000Z'],
	['2099-01-15\u202F10:00 UTC', '2099-01-15T10:00:00.000Z'],
])('accepts %s as a time', async (time, sent) => {
	await run('broadcast.create', {
		subject: 'Hi',
		content: 'Hi',
		send: 'schedule',
		sendTo: 'allSubscribers',
		sendAt: `={{ "${time}" }}`,
	});
	expect(kit.sandbox.requests[0]?.body).toMatchObject({ send_at: sent });
});

describe('Send At', () => {
	const schedule = async (seconds: number, operation: string) =>
		await run(operation, {
			broadcast: byId(1),
			subject: 'Hi',
			content: 'Hi',
			send: 'schedule',
			sendTo: 'allSubscribers',
			sendAt: `={{ $now.minus(${seconds}, "seconds") }}`,
		});

	it.each(['broadcast.create', 'broadcast.update'])(
		'cannot be in the past in %s',
		async (operation) => {
			const { error } = await schedule(90, operation);
			expect(error?.message).toContain("The 'Send At' parameter is in the past: ");
			expect(kit.sandbox.requests).toEqual([]);
		},
	);

	it('can be now', async () => {
		const { error } = await schedule(5, 'broadcast.create');
		expect(error).toBeUndefined();
	});
});

describe('Characters', () => {
	it('of a tag’s name are composed for the lookup and the creation', async () => {
		const { id } = kit.sandbox.store.addTag('Café');
		const ana = kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });
		const tag = byName('Café'.normalize('NFD'));
		await run('tag.removeSubscriber', { tag, subscriber: byId(ana.id) });
		expect(kit.sandbox.requests.at(-1)?.path).toBe(`/v4/tags/${id}/subscribers/${ana.id}`);
		await run('tag.addSubscriber', { tag, subscriber: byId(ana.id) });
		await run('tag.create', { name: 'Café'.normalize('NFD') });
		const named = kit.sandbox.requests.filter(({ path }) => path === '/v4/tags');
		expect(named.flatMap(({ body }) => (body ? [body] : []))).toEqual([
			{ name: 'Café' },
			{ name: 'Café' },
		]);
	});

	it.each([
		['\u200B', 'U+200B'],
		['\u200D', 'U+200D'],
		['\u2060', 'U+2060'],
		['\u00AD', 'U+00AD'],
	])('that are invisible are rejected in an email address (%j)', async (character, code) => {
		const email = `ana${character}@example.com`;
		for (const [operation, label, parameters] of [
			['subscriber.upsert', 'Email', { email }],
			['subscriber.getAll', 'Email', { filters: { email } }],
			['subscriber.get', 'Subscriber', { subscriber: byEmail(email) }],
			['purchase.create', 'Email', { ...purchase, email }],
		] as const) {
			const { error } = await run(operation, parameters);
			expect(error?.message).toContain(
				`'${label}' parameter contains an invisible character (${code})`,
			);
		}
		expect(kit.sandbox.requests).toEqual([]);
	});
});
