import { byId, fromList } from '../../../engine/locators';
import { useKitV3 } from '../kitV3.fixture';

const kit = useKitV3();

describe('Form: Add Subscriber', () => {
	it('sends everything that can be saved in the same request', async () => {
		const form = kit.store.addForm({ name: 'Newsletter' });
		const [vip, buyer] = [kit.store.addTag('VIP'), kit.store.addTag('Buyer')];
		kit.store.addCustomField('City');
		const { items } = await kit.run('form.addSubscriber', {
			form: fromList(form.id),
			email: ' ana@example.com ',
			additionalFields: { firstName: ' Ana ', tagIds: [String(vip.id), String(buyer.id)] },
			customFields: { mappingMode: 'defineBelow', value: { city: 'Lisbon' } },
		});
		const body = {
			email: 'ana@example.com',
			first_name: 'Ana',
			tags: [vip.id, buyer.id],
			fields: { city: 'Lisbon' },
		};
		expect(kit.sent()).toEqual([
			['GET', '/v3/custom_fields', {}, undefined],
			['POST', `/v3/forms/${form.id}/subscribe`, {}, body],
		]);
		expect(items.map(({ json }) => json)).toEqual([
			{
				id: expect.any(Number),
				state: 'active',
				created_at: expect.any(String),
				source: null,
				referrer: null,
				subscribable_id: form.id,
				subscribable_type: 'form',
				subscriber: { id: expect.any(Number) },
			},
		]);
	});

	it('sends only the email address if nothing else is entered', async () => {
		const form = kit.store.addForm({ name: 'Newsletter' });
		await kit.run('form.addSubscriber', { form: byId(form.id), email: 'ana@example.com' });
		expect(kit.sent()).toEqual([
			['POST', `/v3/forms/${form.id}/subscribe`, {}, { email: 'ana@example.com' }],
		]);
	});

	it('accepts tags from an expression as text with spaces', async () => {
		const form = kit.store.addForm({ name: 'Newsletter' });
		const [vip, buyer] = [kit.store.addTag('VIP'), kit.store.addTag('Buyer')];
		await kit.run('form.addSubscriber', {
			form: byId(form.id),
			email: 'ana@example.com',
			additionalFields: { tagIds: `={{ " ${vip.id} , ${buyer.id}," }}` },
		});
		expect(kit.sent()[0]?.[3]).toEqual({ email: 'ana@example.com', tags: [vip.id, buyer.id] });
	});

	it('reports that Kit has no such form', async () => {
		const { error } = await kit.run('form.addSubscriber', {
			form: byId(7),
			email: 'ana@example.com',
		});
		expect(error?.message).toBe('Kit cannot find form 7');
	});

	it.each([
		{
			parameters: { email: '={{ "ana" }}' },
			says: "'Email' parameter is not an email address: “ana”",
		},
		{
			parameters: { email: 'ana@example.com', additionalFields: { tagIds: '={{ ["VIP"] }}' } },
			says: "'Tag Names or IDs' parameter must contain IDs, which are numbers, but contains “VIP”",
		},
	])('says “The $says” before any request', async ({ parameters, says }) => {
		const { error } = await kit.run('form.addSubscriber', { form: byId(7), ...parameters });
		expect(error?.message).toBe(`The ${says}`);
		expect(kit.sent()).toEqual([]);
	});
});

describe('Form: Get Many', () => {
	it('returns the simplified fields', async () => {
		const { id } = kit.store.addForm({ name: 'Newsletter' });
		const { items } = await kit.run('form.getAll', { limit: 1 });
		expect(kit.sent()).toEqual([['GET', '/v3/forms', {}, undefined]]);
		expect(items.map(({ json }) => json)).toEqual([
			{
				id,
				name: 'Newsletter',
				type: 'embed',
				title: 'Newsletter',
				description: '',
				url: `https://app.convertkit.com/landing_pages/${id}`,
				created_at: expect.any(String),
			},
		]);
	});

	it('returns everything except for the API key in the URLs', async () => {
		const { id } = kit.store.addForm({ name: 'Newsletter' });
		const { items } = await kit.run('form.getAll', { returnAll: true, simple: false });
		expect(items[0]?.json).toMatchObject({
			embed_js: `http://api.convertkit.dev/v3/forms/${id}.js?api_key=`,
			sign_up_button_text: 'Subscribe',
		});
		expect(JSON.stringify(items)).not.toContain(kit.sandbox.v3.apiKey);
	});

	it('shows Kit’s message if the credential is rejected', async () => {
		kit.n8n.credentials.replace('kitV3Api', {});
		const { error } = await kit.run('form.getAll', { returnAll: true });
		expect(error?.message).toBe('API Key not present');
	});
});

describe('Form: Get Subscriptions', () => {
	it('sends every filter, and gives subscriptions with their subscribers', async () => {
		const form = kit.store.addForm({ name: 'Newsletter' });
		const ana = kit.store.addSubscriber({ emailAddress: 'ana@example.com', firstName: 'Ana' });
		kit.store.addToForm(ana.id, form.id);
		const { items } = await kit.run('form.getSubscriptions', {
			form: byId(form.id),
			filters: { status: 'active' },
			sort: { sortOrder: 'desc' },
		});
		const query = { subscriber_state: 'active', sort_order: 'desc' };
		expect(kit.sent()).toEqual([['GET', `/v3/forms/${form.id}/subscriptions`, query, undefined]]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				subscribable_id: form.id,
				subscriber: expect.objectContaining({ id: ana.id, email_address: 'ana@example.com' }),
			}),
		]);
	});

	it('reports that Kit has no such form', async () => {
		const { error } = await kit.run('form.getSubscriptions', { form: byId(7), returnAll: true });
		expect(error?.message).toBe('Kit cannot find form 7');
	});
});
