import { byEmail, byId, fromList } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const run = async (operation: string, parameters = {}) =>
	await kit.n8n.run({ resource: 'form', operation, ...parameters });

const sent = () =>
	kit.sandbox.requests.map(({ method, path, query, body }) => ({ method, path, query, body }));

describe('Form: Add Subscriber', () => {
	it('adds by email with the referrer', async () => {
		const form = kit.sandbox.store.addForm({ name: 'Newsletter' });
		kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });
		const referrer = 'https://example.com/offer?utm_source=friend';

		const { items, error } = await run('addSubscriber', {
			form: fromList(form.id),
			subscriber: byEmail('ana@example.com'),
			options: { referrer },
		});

		expect(error).toBeUndefined();
		expect(sent()).toEqual([
			{
				method: 'POST',
				path: `/v4/forms/${form.id}/subscribers`,
				query: {},
				body: { email_address: 'ana@example.com', referrer },
			},
		]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				email_address: 'ana@example.com',
				referrer,
				referrer_utm_parameters: expect.objectContaining({ source: 'friend' }),
			}),
		]);
	});

	it('adds by ID and sends no referrer when it is empty', async () => {
		const form = kit.sandbox.store.addForm({ name: 'Newsletter' });
		const { id } = kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });

		const { items, error } = await run('addSubscriber', {
			form: byId(form.id),
			subscriber: byId(id),
			options: { referrer: '' },
		});

		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		const [request] = kit.sandbox.requests;
		expect(request?.path).toBe(`/v4/forms/${form.id}/subscribers/${id}`);
		expect(request?.body ?? {}).toEqual({});
	});

	it('makes a form with double opt-in send the confirmation email to someone inactive', async () => {
		const form = kit.sandbox.store.addForm({ name: 'Newsletter', doubleOptIn: true });
		const ana = kit.sandbox.store.addSubscriber({
			emailAddress: 'ana@example.com',
			state: 'inactive',
		});

		await run('addSubscriber', { form: byId(form.id), subscriber: byEmail('ana@example.com') });

		expect(kit.sandbox.store.confirmationMails).toEqual([
			{ subscriberId: ana.id, formId: form.id },
		]);
	});

	it('reports that Kit does not know the email address', async () => {
		const form = kit.sandbox.store.addForm({ name: 'Newsletter' });

		const { error } = await run('addSubscriber', {
			form: byId(form.id),
			subscriber: byEmail('nobody@example.com'),
		});

		expect(error?.message).toBe(
			`Kit cannot find form ${form.id} or a subscriber with this email address`,
		);
	});

	it('names the form that Kit cannot find', async () => {
		const { id } = kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });

		const { error } = await run('addSubscriber', { form: byId(999), subscriber: byId(id) });

		expect(error?.message).toContain('form 999');
		expect(error?.message).toContain(`subscriber ${id}`);
	});

	it.each([
		[
			'form',
			'Newsletter',
			"The 'Form' parameter must be an ID, which is a number, but is “Newsletter”",
		],
		[
			'subscriber',
			'Ana',
			"The 'Subscriber' parameter is neither an email address nor an ID: “Ana”",
		],
	])('sends nothing when the %s is “%s”', async (name, value, message) => {
		const { error } = await run('addSubscriber', {
			form: byId(201),
			subscriber: byId(1001),
			// An expression, because n8n itself rejects a fixed value of this kind.
			[name]: byId(`={{ "${value}" }}`),
		});

		expect(error?.message).toBe(`${message}`);
		expect(kit.sandbox.requests).toEqual([]);
	});
});

describe('Form: Get Many', () => {
	beforeEach(() => {
		kit.sandbox.store.addForm({ name: 'Newsletter' });
		kit.sandbox.store.addForm({ name: 'Launch', type: 'hosted' });
		kit.sandbox.store.addForm({ name: 'Old', archived: true });
		kit.sandbox.store.addForm({ name: 'Old launch', type: 'hosted', archived: true });
	});

	it('sends every filter and option', async () => {
		const { items, error } = await run('getAll', {
			limit: 7,
			filters: { status: 'archived', type: 'hosted' },
			options: { includeSubscriberCount: true },
		});

		expect(error).toBeUndefined();
		expect(sent()).toEqual([
			{
				method: 'GET',
				path: '/v4/forms',
				query: { status: 'archived', type: 'hosted', include: 'subscriber_count', per_page: '7' },
				body: undefined,
			},
		]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ name: 'Old launch', subscriber_count: 0 }),
		]);
	});

	it('returns the active ones by default', async () => {
		const { items, error } = await run('getAll', { options: { includeSubscriberCount: false } });

		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.name)).toEqual(['Launch', 'Newsletter']);
		expect(kit.sandbox.requests.map(({ query }) => query)).toEqual([{ per_page: '50' }]);
	});

	it('leaves out the embed code unless Simplify is off', async () => {
		const embeds = async (simple: boolean) => {
			const { items } = await run('getAll', { simple });
			return items.map(({ json }) => Object.keys(json).filter((key) => key.startsWith('embed_')));
		};

		expect(await embeds(true)).toEqual([[], []]);
		expect(await embeds(false)).toEqual(Array(2).fill(['embed_js', 'embed_url']));
	});

	it('shows Kit’s message if the credential is rejected', async () => {
		kit.sandbox.store.account.apiAccess = false;

		expect((await run('getAll')).error?.message).toBe('The access token is invalid');
	});

	it('rejects a limit that is not a number before any request', async () => {
		const { error } = await run('getAll', { limit: '={{ "many" }}' });

		expect(error?.message).toBe("The 'Limit' parameter must be a positive whole number");
		expect(kit.sandbox.requests).toEqual([]);
	});
});

describe('Form: Get Subscribers', () => {
	it('sends every filter and option', async () => {
		const form = kit.sandbox.store.addForm({ name: 'Newsletter' });
		const ana = kit.sandbox.store.addSubscriber({
			emailAddress: 'ana@example.com',
			state: 'inactive',
			createdAt: Date.UTC(2026, 0, 15),
		});
		kit.sandbox.store.addToForm(ana.id, form.id, null, Date.UTC(2026, 1, 15));

		const { items, error } = await run('getSubscribers', {
			form: byId(form.id),
			returnAll: true,
			filters: {
				addedAfter: '2026-02-01',
				addedBefore: '2026-03-01',
				createdAfter: '2026-01-01',
				createdBefore: '2026-02-01',
				status: 'inactive',
			},
			options: { slim: true },
		});

		expect(error).toBeUndefined();
		expect(sent()).toEqual([
			{
				method: 'GET',
				path: `/v4/forms/${form.id}/subscribers`,
				query: {
					added_after: '2026-02-01',
					added_before: '2026-03-01',
					created_after: '2026-01-01',
					created_before: '2026-02-01',
					status: 'inactive',
					slim: 'true',
					per_page: '1000',
				},
				body: undefined,
			},
		]);
		expect(items.map(({ json }) => json.email_address)).toEqual(['ana@example.com']);
		expect(items[0]?.json).not.toHaveProperty('fields');
	});

	it('returns the active ones with their fields by default', async () => {
		const form = kit.sandbox.store.addForm({ name: 'Newsletter' });
		for (const [name, state] of [
			['ana', 'active'],
			['bo', 'cancelled'],
		] as const) {
			const { id } = kit.sandbox.store.addSubscriber({
				emailAddress: `${name}@example.com`,
				state,
			});
			kit.sandbox.store.addToForm(id, form.id);
		}

		const { items, error } = await run('getSubscribers', { form: fromList(form.id) });

		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.email_address)).toEqual(['ana@example.com']);
		expect(items[0]?.json).toHaveProperty('fields');
		expect(kit.sandbox.requests.map(({ query }) => query)).toEqual([{ per_page: '50' }]);
	});

	it('names the form that Kit cannot find', async () => {
		const { error } = await run('getSubscribers', { form: byId(999) });

		expect(error?.message).toContain('form 999');
	});

	it('rejects an invalid date before any request', async () => {
		const { error } = await run('getSubscribers', {
			form: byId(201),
			filters: { addedAfter: 'yesterday' },
		});

		expect(error?.message).toBe("The 'Added After' parameter is not a date: “yesterday”");
		expect(kit.sandbox.requests).toEqual([]);
	});
});
