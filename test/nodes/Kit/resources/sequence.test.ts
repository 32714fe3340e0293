import { Kit } from '../../../../nodes/Kit/Kit.node';
import { byEmail, byId, fromList } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const run = async (operation: string, parameters = {}) =>
	await kit.n8n.run({ resource: 'sequence', operation, ...parameters });

const sent = () =>
	kit.sandbox.requests.map(({ method, path, query, body }) => [method, path, query, body]);

/** Every field of a sequence in n8n's and in Kit's format. */
function everyField() {
	const { id: template } = kit.sandbox.store.addEmailTemplate({ name: 'Classic' });
	return {
		parameters: {
			active: false,
			emailTemplate: fromList(template),
			excludeSubscribers: {
				forms: { formIds: ['201'] },
				segments: { segmentIds: ['501', '502'] },
				sequences: { sequenceIds: ['={{ 402 }}'] },
				tags: { tagIds: '={{ [101] }}' },
			},
			hold: true,
			repeat: true,
			sendDays: ['monday', 'friday'],
			sendHour: 7,
			sendingEmail: ' mara@lantern-letters.example ',
			timezone: 'Europe/Oslo',
		},
		body: {
			active: false,
			email_template_id: template,
			exclude_subscriber_sources: [
				{ type: 'form', ids: [201] },
				{ type: 'segment', ids: [501, 502] },
				{ type: 'sequence', ids: [402] },
				{ type: 'tag', ids: [101] },
			],
			hold: true,
			repeat: true,
			send_days: ['monday', 'friday'],
			send_hour: 7,
			email_address: 'mara@lantern-letters.example',
			time_zone: 'Europe/Oslo',
		},
	};
}

describe('Sequence: Add Subscriber', () => {
	it('adds by ID', async () => {
		const { id } = kit.sandbox.store.addSequence({ name: 'Welcome' });
		const ana = kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });

		const { items } = await run('addSubscriber', {
			sequence: fromList(id),
			subscriber: byId(ana.id),
		});

		expect(sent()).toEqual([['POST', `/v4/sequences/${id}/subscribers/${ana.id}`, {}, undefined]]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ id: ana.id, added_at: expect.any(String) }),
		]);
	});

	it('adds by email address', async () => {
		const { id } = kit.sandbox.store.addSequence({ name: 'Welcome' });
		kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });

		const { items } = await run('addSubscriber', {
			sequence: byId(id),
			subscriber: byEmail('ana@example.com'),
		});

		expect(sent()).toEqual([
			['POST', `/v4/sequences/${id}/subscribers`, {}, { email_address: 'ana@example.com' }],
		]);
		expect(items).toHaveLength(1);
	});

	it('shows Kit’s message about an inactive sequence', async () => {
		const { id } = kit.sandbox.store.addSequence({ name: 'Welcome', active: false });
		kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });

		const { error } = await run('addSubscriber', {
			sequence: byId(id),
			subscriber: byEmail('ana@example.com'),
		});

		expect(error?.message).toBe('Sequence is inactive');
	});

	it('names the records that Kit cannot find', async () => {
		const { error } = await run('addSubscriber', { sequence: byId(9), subscriber: byId(8) });

		expect(error?.message).toBe('Kit cannot find sequence 9 or subscriber 8');
	});
});

describe('Sequence: Create', () => {
	it('sends every field', async () => {
		const { parameters, body } = everyField();

		const { items, error } = await run('create', {
			name: ' Welcome ',
			simple: false,
			additionalFields: parameters,
		});

		expect(error).toBeUndefined();
		expect(sent()).toEqual([['POST', '/v4/sequences', {}, { name: 'Welcome', ...body }]]);
		expect(items[0]?.json).toMatchObject({ name: 'Welcome', hold: true, time_zone: 'Europe/Oslo' });
	});

	it('only needs a name and returns the simplified sequence', async () => {
		const { items } = await run('create', { name: 'Welcome' });

		expect(sent()).toEqual([['POST', '/v4/sequences', {}, { name: 'Welcome' }]]);
		expect(items.map(({ json }) => json)).toEqual([
			{
				id: expect.any(Number),
				name: 'Welcome',
				active: true,
				send_days: expect.any(Array),
				send_hour: 11,
				time_zone: 'America/New_York',
				email_count: 0,
				subscriber_count: 0,
			},
		]);
	});

	it('shows Kit’s message if the account may not', async () => {
		kit.sandbox.store.sequences.allowed = false;

		const { error } = await run('create', { name: 'Welcome' });

		expect(error?.message).toMatch(/^You do not have sufficient permissions/);
	});

	it.each([
		[{ name: '={{ " " }}' }, "The 'Name' parameter is empty"],
		[
			{ additionalFields: { sendHour: '={{ 24 }}' } },
			"The 'Send Hour' parameter must be a whole number from 0 to 23, but is “24”",
		],
		[{ additionalFields: { sendDays: [] } }, "The 'Send Days' parameter is empty"],
		[
			{ additionalFields: { sendDays: '={{ ["Monday", "Payday"] }}' } },
			"The 'Send Days' parameter contains an invalid day: “payday”",
		],
		[
			{ additionalFields: { sendingEmail: 'mara' } },
			"The 'Sending Email Address' parameter is not an email address: “mara”",
		],
		[
			{ additionalFields: { emailTemplate: byId('={{ "Classic" }}') } },
			"The 'Email Template' parameter must be an ID, which is a number, but is “Classic”",
		],
		[
			{ additionalFields: { excludeSubscribers: '={{ ({ tags: { tagIds: [101] } }) }}' } },
			"The 'Exclude Subscribers' parameter has no groups",
		],
		[
			{ additionalFields: { excludeSubscribers: { tags: { tagIds: '={{ ["VIP"] }}' } } } },
			"The 'Tag Names or IDs' parameter must contain IDs, which are numbers, but contains “VIP”",
		],
	])('sends nothing for %j', async (parameters, message) => {
		const { error } = await run('create', { name: 'Welcome', ...parameters });

		expect(error?.message).toBe(`${message}`);
		expect(kit.sandbox.requests).toEqual([]);
	});
});

it('Sequence: offers the other sequences to exclude their subscribers', async () => {
	const welcome = kit.sandbox.store.addSequence({ name: 'Welcome' });
	const course = kit.sandbox.store.addSequence({ name: 'Course' });
	const context = await kit.n8n.loadOptions({ resource: 'sequence', operation: 'update' });

	expect(await new Kit().methods.loadOptions.getSequenceNames.call(context)).toEqual([
		{ name: 'Course', value: String(course.id) },
		{ name: 'Welcome', value: String(welcome.id) },
	]);
});

describe('Sequence: Delete', () => {
	it('deletes the sequence', async () => {
		const { id } = kit.sandbox.store.addSequence({ name: 'Welcome' });

		const { items } = await run('delete', { sequence: byId(id) });

		expect(sent()).toEqual([['DELETE', `/v4/sequences/${id}`, {}, undefined]]);
		expect(items.map(({ json }) => json)).toEqual([{ deleted: true }]);
		expect(kit.sandbox.store.sequences.size).toBe(0);
	});

	it('names the sequence that Kit cannot find', async () => {
		expect((await run('delete', { sequence: byId(9) })).error?.message).toBe(
			'Kit cannot find sequence 9',
		);
	});
});

describe('Sequence: Get', () => {
	it('returns everything with the stats', async () => {
		const { id } = kit.sandbox.store.addSequence({ name: 'Welcome' });

		const { items } = await run('get', {
			sequence: byId(id),
			simple: false,
			options: { includeStats: true },
		});

		expect(sent()).toEqual([['GET', `/v4/sequences/${id}`, { include: 'stats' }, undefined]]);
		expect(items[0]?.json).toMatchObject({ id, exclude_subscriber_sources: [], hold: false });
		expect(items[0]?.json.stats).toMatchObject({ unsubscribers: 0, open_rate: null });
	});

	it('returns the simplified sequence with its rates', async () => {
		const { id } = kit.sandbox.store.addSequence({ name: 'Welcome' });
		const deliveries = { recipients: 8, opens: 2, clicks: 1 };
		kit.sandbox.store.addSequenceEmail({ sequenceId: id, subject: 'Hello', deliveries });

		const { items } = await run('get', { sequence: byId(id), options: { includeStats: true } });

		expect(Object.keys(items[0]?.json ?? {})).toHaveLength(10);
		expect(items[0]?.json).toMatchObject({ id, stats_open_rate: 25, stats_click_rate: 12.5 });
	});

	it('requests no stats unless the option is on', async () => {
		const { id } = kit.sandbox.store.addSequence({ name: 'Welcome' });

		const { items } = await run('get', { sequence: byId(id), options: { includeStats: false } });

		expect(sent()).toEqual([['GET', `/v4/sequences/${id}`, {}, undefined]]);
		expect(items[0]?.json).not.toHaveProperty('stats_open_rate');
	});

	it('names the sequence that Kit cannot find', async () => {
		expect((await run('get', { sequence: byId(9) })).error?.message).toBe(
			'Kit cannot find sequence 9',
		);
	});
});

describe('Sequence: Get Many', () => {
	it('returns everything up to the limit with the stats', async () => {
		for (const name of ['A', 'B', 'C']) kit.sandbox.store.addSequence({ name });

		const { items } = await run('getAll', {
			limit: 2,
			simple: false,
			options: { includeStats: true },
		});

		expect(sent()).toEqual([
			['GET', '/v4/sequences', { per_page: '2', include: 'stats' }, undefined],
		]);
		expect(items.map(({ json }) => json.name)).toEqual(['C', 'B']);
		expect(items[0]?.json).toHaveProperty('stats.recipients', null);
	});

	it('returns all of them, simplified', async () => {
		kit.sandbox.store.addSequence({ name: 'A' });

		const { items } = await run('getAll', { returnAll: true });

		expect(kit.sandbox.requests.map(({ query }) => query)).toEqual([{ per_page: '1000' }]);
		expect(items[0]?.json).toMatchObject({ name: 'A', email_count: 0 });
		expect(items[0]?.json).not.toHaveProperty('hold');
	});

	it('shows Kit’s message if the credential is rejected', async () => {
		kit.sandbox.store.account.apiAccess = false;

		expect((await run('getAll')).error?.message).toBe('The access token is invalid');
	});
});

describe('Sequence: Get Subscribers', () => {
	it('sends every filter', async () => {
		const { id } = kit.sandbox.store.addSequence({ name: 'Welcome' });
		const ana = kit.sandbox.store.addSubscriber({
			emailAddress: 'ana@example.com',
			state: 'cancelled',
			createdAt: Date.UTC(2026, 0, 15),
		});
		kit.sandbox.store.addToSequence(ana.id, id, Date.UTC(2026, 1, 15));

		const { items } = await run('getSubscribers', {
			sequence: byId(id),
			returnAll: true,
			filters: {
				addedAfter: '2026-02-01',
				addedBefore: '2026-03-01',
				createdAfter: '2026-01-01',
				createdBefore: '2026-02-01',
				status: 'cancelled',
			},
		});

		const query = {
			added_after: '2026-02-01',
			added_before: '2026-03-01',
			created_after: '2026-01-01',
			created_before: '2026-02-01',
			status: 'cancelled',
			per_page: '1000',
		};
		expect(sent()).toEqual([['GET', `/v4/sequences/${id}/subscribers`, query, undefined]]);
		expect(items.map(({ json }) => json.email_address)).toEqual(['ana@example.com']);
	});

	it('returns the active ones by default', async () => {
		const { id } = kit.sandbox.store.addSequence({ name: 'Welcome' });

		const { items, error } = await run('getSubscribers', { sequence: fromList(id) });

		expect(error).toBeUndefined();
		expect(items).toEqual([]);
		expect(kit.sandbox.requests.map(({ query }) => query)).toEqual([{ per_page: '50' }]);
	});

	it('names the sequence that Kit cannot find', async () => {
		expect((await run('getSubscribers', { sequence: byId(9) })).error?.message).toBe(
			'Kit cannot find sequence 9',
		);
	});
});

describe('Sequence: Update', () => {
	it('sends every field', async () => {
		const { id } = kit.sandbox.store.addSequence({ name: 'Welcome' });
		const { parameters, body } = everyField();

		const { items, error } = await run('update', {
			sequence: byId(id),
			simple: false,
			updateFields: { name: 'Hello', ...parameters },
		});

		expect(error).toBeUndefined();
		expect(sent()).toEqual([['PUT', `/v4/sequences/${id}`, {}, { name: 'Hello', ...body }]]);
		expect(items[0]?.json).toMatchObject({ id, name: 'Hello', repeat: true });
	});

	it('changes nothing else', async () => {
		const { id } = kit.sandbox.store.addSequence({ name: 'Welcome', sendHour: 5 });

		const { items } = await run('update', {
			sequence: byId(id),
			updateFields: { active: false },
		});

		expect(sent()).toEqual([['PUT', `/v4/sequences/${id}`, {}, { active: false }]]);
		expect(items[0]?.json).toMatchObject({ id, name: 'Welcome', active: false, send_hour: 5 });
		expect(items[0]?.json).not.toHaveProperty('hold');
	});

	it('keeps the exclusions if a single expression sets all groups', async () => {
		const { id } = kit.sandbox.store.addSequence({ name: 'Welcome' });

		const { error } = await run('update', {
			sequence: byId(id),
			// n8n turns it into an empty collection.
			updateFields: { active: true, excludeSubscribers: '={{ ({ tags: { tagIds: [101] } }) }}' },
		});

		expect(error?.message).toBe("The 'Exclude Subscribers' parameter has no groups");
		expect(error?.description).toContain('add a group and leave it empty');
		expect(sent()).toEqual([]);
	});

	it('removes all exclusions if the group is empty', async () => {
		const { id } = kit.sandbox.store.addSequence({
			name: 'Welcome',
			excludedSources: [{ type: 'tag', ids: [101] }],
		});

		await run('update', {
			sequence: byId(id),
			updateFields: { excludeSubscribers: { tags: { tagIds: [] } } },
		});

		expect(sent()).toEqual([
			['PUT', `/v4/sequences/${id}`, {}, { exclude_subscriber_sources: [] }],
		]);
	});

	it('shows Kit’s message about an unknown template', async () => {
		const { id } = kit.sandbox.store.addSequence({ name: 'Welcome' });

		const { error } = await run('update', {
			sequence: byId(id),
			updateFields: { emailTemplate: byId(9) },
		});

		expect(error?.message).toBe('Email template not found');
		expect(error?.description).toContain("'Email Template");
	});

	it('sends nothing for an empty name', async () => {
		const { error } = await run('update', { sequence: byId(1), updateFields: { name: '' } });

		expect(error?.message).toBe("The 'Update Fields' parameter is empty, so nothing would change");
		expect(kit.sandbox.requests).toEqual([]);
	});
});
