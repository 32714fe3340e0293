import { byId, fromList } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

let sequenceId: number;
let list: string;

beforeEach(() => {
	sequenceId = kit.sandbox.store.addSequence({ name: 'Welcome' }).id;
	list = `/v4/sequences/${sequenceId}/emails`;
});

const run = async (operation: string, parameters = {}) =>
	await kit.n8n.run({
		resource: 'sequenceEmail',
		operation,
		sequence: byId(sequenceId),
		...parameters,
	});

const sent = () =>
	kit.sandbox.requests.map(({ method, path, query, body }) => [method, path, query, body]);

const addEmail = (subject: string, others = {}) =>
	kit.sandbox.store.addSequenceEmail({ sequenceId, subject, ...others });

const NOT_FOUND = () => `Kit cannot find sequence ${sequenceId} or email 9`;

describe('Sequence Email: Create', () => {
	it('sends every field', async () => {
		const { id: template } = kit.sandbox.store.addEmailTemplate({ name: 'Classic' });
		addEmail('Hello');

		const { items, error } = await run('create', {
			subject: ' Two days later ',
			delayValue: 2,
			delayUnit: 'days',
			simple: false,
			additionalFields: {
				content: '<p>Hello again</p>\n',
				emailTemplate: fromList(template),
				position: 3,
				previewText: 'How is it going?',
				published: true,
				sendDays: ['tuesday'],
			},
		});

		expect(error).toBeUndefined();
		const body = {
			subject: 'Two days later',
			delay_value: 2,
			delay_unit: 'days',
			content: '<p>Hello again</p>\n',
			email_template_id: template,
			position: 3,
			preview_text: 'How is it going?',
			published: true,
			send_days: ['tuesday'],
		};
		expect(sent()).toEqual([['POST', list, {}, body]]);
		expect(items.map(({ json }) => json)).toEqual([expect.objectContaining(body)]);
	});

	it('creates a draft at the end of the sequence and returns it simplified', async () => {
		addEmail('Hello');

		const { items } = await run('create', { subject: 'Bye', delayValue: 3, delayUnit: 'hours' });

		expect(sent()).toEqual([
			['POST', list, {}, { subject: 'Bye', delay_value: 3, delay_unit: 'hours' }],
		]);
		expect(items.map(({ json }) => json)).toEqual([
			{
				id: expect.any(Number),
				sequence_id: sequenceId,
				subject: 'Bye',
				published: false,
				position: 1,
				delay_value: 3,
				delay_unit: 'hours',
			},
		]);
	});

	it('accepts a delay of 0 for the first email', async () => {
		const { error } = await run('create', {
			subject: 'Hello',
			delayValue: 0,
			additionalFields: { position: 0 },
		});

		expect(error).toBeUndefined();
	});

	it('shows Kit’s message about a position that is taken', async () => {
		addEmail('Hello');

		const { error } = await run('create', {
			subject: 'Bye',
			additionalFields: { position: 0 },
		});

		expect(error?.message).toBe('Sandbox: position 0 is already taken');
		expect(error?.description).toBe(
			"Kit rejected the data of this item. Check 'Position' and run it again.",
		);
	});

	it('names the sequence that Kit cannot find', async () => {
		const { error } = await run('create', { sequence: byId(9), subject: 'Hello' });

		expect(error?.message).toBe('Kit cannot find sequence 9');
	});

	it.each([
		[{ subject: '={{ " " }}' }, "The 'Subject' parameter is empty"],
		[
			{ delayValue: '={{ -1 }}' },
			"The 'Delay' parameter must be a whole number of 0 or more, but is “-1”",
		],
		[
			{ additionalFields: { position: '={{ 1.5 }}' } },
			"The 'Position' parameter must be a whole number of 0 or more, but is “1.5”",
		],
		[
			{ delayUnit: 'hours', additionalFields: { sendDays: ['monday'] } },
			"The 'Send Days' parameter cannot be combined with a delay in hours",
		],
		[
			{ delayValue: 0, additionalFields: { position: 1 } },
			"The 'Delay' parameter is 0, but the email is not the first one",
		],
		[
			{ delayValue: '={{ "0" }}', additionalFields: { position: '={{ "2" }}' } },
			"The 'Delay' parameter is 0, but the email is not the first one",
		],
		[
			{ sequence: byId('={{ "Welcome" }}') },
			"The 'Sequence' parameter must be an ID, which is a number, but is “Welcome”",
		],
	])('sends nothing for %j', async (parameters, message) => {
		const { error } = await run('create', { subject: 'Hello', ...parameters });

		expect(error?.message).toBe(`${message}`);
		expect(kit.sandbox.requests).toEqual([]);
	});
});

describe('Sequence Email: Delete', () => {
	it('deletes the email', async () => {
		const { id } = addEmail('Hello');

		const { items } = await run('delete', { sequenceEmail: fromList(id) });

		expect(sent()).toEqual([['DELETE', `${list}/${id}`, {}, undefined]]);
		expect(items.map(({ json }) => json)).toEqual([{ deleted: true }]);
		expect(kit.sandbox.store.sequenceEmails.size).toBe(0);
	});

	it('names the email that Kit cannot find', async () => {
		const { error } = await run('delete', { sequenceEmail: byId(9) });

		expect(error?.message).toBe(NOT_FOUND());
	});

	it('sends nothing when no email was chosen', async () => {
		const { error } = await run('delete', { sequenceEmail: byId('={{ "" }}') });

		expect(error?.message).toBe("The 'Sequence Email' parameter is empty");
		expect(kit.sandbox.requests).toEqual([]);
	});
});

describe('Sequence Email: Get', () => {
	it('returns everything with the stats', async () => {
		const { id } = addEmail('Hello', { previewText: 'Welcome', content: '<p>Hi</p>' });

		const { items } = await run('get', {
			sequenceEmail: byId(id),
			simple: false,
			options: { includeStats: true },
		});

		expect(sent()).toEqual([['GET', `${list}/${id}`, { include: 'stats' }, undefined]]);
		expect(items[0]?.json).toMatchObject({ id, preview_text: 'Welcome', content: '<p>Hi</p>' });
		expect(items[0]?.json).toHaveProperty('stats.recipients', 0);
	});

	it('returns the simplified email with its rates', async () => {
		const { id } = addEmail('Hello', { deliveries: { recipients: 4, opens: 3, clicks: 1 } });

		const { items } = await run('get', {
			sequenceEmail: byId(id),
			options: { includeStats: true },
		});

		expect(Object.keys(items[0]?.json ?? {})).toHaveLength(10);
		expect(items[0]?.json).toMatchObject({ stats_open_rate: 75, stats_click_rate: 25 });
	});

	it('names the email that Kit cannot find', async () => {
		expect((await run('get', { sequenceEmail: byId(9) })).error?.message).toBe(NOT_FOUND());
	});
});

describe('Sequence Email: Get Many', () => {
	it('returns everything up to the limit with content and stats', async () => {
		for (const subject of ['One', 'Two', 'Three']) addEmail(subject, { content: subject });

		const { items } = await run('getAll', {
			limit: 2,
			simple: false,
			options: { includeContent: true, includeStats: true },
		});

		const query = { per_page: '2', include_content: 'true', include: 'stats' };
		expect(sent()).toEqual([['GET', list, query, undefined]]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ content: 'One', send_days: expect.any(Array) }),
			expect.objectContaining({ content: 'Two', stats: expect.any(Object) }),
		]);
	});

	it('returns all of them, simplified', async () => {
		addEmail('One');

		const { items } = await run('getAll', { returnAll: true });

		expect(sent()).toEqual([['GET', list, { per_page: '1000' }, undefined]]);
		expect(items[0]?.json).toMatchObject({ subject: 'One', published: true });
		expect(items[0]?.json).not.toHaveProperty('content');
		expect(items[0]?.json).not.toHaveProperty('send_days');
	});

	it('names the sequence that Kit cannot find', async () => {
		expect((await run('getAll', { sequence: byId(9) })).error?.message).toBe(
			'Kit cannot find sequence 9',
		);
	});
});

describe('Sequence Email: Update', () => {
	it('sends every field', async () => {
		const { id: template } = kit.sandbox.store.addEmailTemplate({ name: 'Classic' });
		const { id } = addEmail('Hello');

		const { items, error } = await run('update', {
			sequenceEmail: byId(id),
			simple: false,
			updateFields: {
				content: '<p>Hi</p>',
				delayUnit: 'days',
				delayValue: 0,
				emailTemplate: byId(template),
				position: 0,
				previewText: '',
				published: false,
				sendDays: ['saturday', 'sunday'],
				subject: 'Hi',
			},
		});

		expect(error).toBeUndefined();
		const body = {
			content: '<p>Hi</p>',
			delay_unit: 'days',
			delay_value: 0,
			email_template_id: template,
			position: 0,
			preview_text: '',
			published: false,
			send_days: ['saturday', 'sunday'],
			subject: 'Hi',
		};
		expect(sent()).toEqual([['PUT', `${list}/${id}`, {}, body]]);
		expect(items[0]?.json).toMatchObject(body);
	});

	it('publishes and changes nothing else', async () => {
		const { id } = addEmail('Hello', { published: false, delayValue: 2 });

		const { items } = await run('update', {
			sequenceEmail: byId(id),
			updateFields: { published: true },
		});

		expect(sent()).toEqual([['PUT', `${list}/${id}`, {}, { published: true }]]);
		expect(items[0]?.json).toMatchObject({ subject: 'Hello', published: true, delay_value: 2 });
		expect(items[0]?.json).not.toHaveProperty('preview_text');
	});

	it('resets to the send days of the sequence', async () => {
		const { id } = addEmail('Hello', { sendDays: ['monday'] });

		await run('update', { sequenceEmail: byId(id), updateFields: { sendDays: [] } });

		expect(sent()).toEqual([['PUT', `${list}/${id}`, {}, { send_days: null }]]);
		expect(kit.sandbox.store.sequenceEmails.get(id)?.sendDays).toBeNull();
	});

	it('names the email that Kit cannot find', async () => {
		const updateFields = { subject: 'Hello' };

		const { error } = await run('update', { sequenceEmail: byId(9), updateFields });

		expect(error?.message).toBe(NOT_FOUND());
	});

	it('rejects an unknown unit before any request', async () => {
		const { id } = addEmail('Hello');

		const { error } = await run('update', {
			sequenceEmail: byId(id),
			updateFields: { delayUnit: '={{ "weeks" }}' },
		});

		expect(error?.message).toBe(
			"The 'Delay Unit' parameter is not one of its options (Days, Hours): “weeks”",
		);
		expect(kit.sandbox.requests).toEqual([]);
	});

	it.each([
		[{ subject: '' }, "The 'Update Fields' parameter is empty, so nothing would change"],
		[
			{ delayUnit: 'hours', sendDays: ['monday'] },
			"The 'Send Days' parameter cannot be combined with a delay in hours",
		],
		[
			{ delayValue: 0, position: 1 },
			"The 'Delay' parameter is 0, but the email is not the first one",
		],
	])('sends nothing for %j', async (updateFields, message) => {
		const { error } = await run('update', { sequenceEmail: byId(1), updateFields });

		expect(error?.message).toBe(`${message}`);
		expect(kit.sandbox.requests).toEqual([]);
	});
});

describe('Sequence Email', () => {
	it.each(['create', 'update'])('does not return the content after %s', async (operation) => {
		const { id } = addEmail('Hello', { content: '<p>Hi</p>' });
		const { items } = await run(operation, {
			sequenceEmail: byId(id),
			subject: 'Bye',
			additionalFields: { content: '<p>Bye</p>' },
			updateFields: { subject: 'Bye' },
		});
		expect(items).toHaveLength(1);
		expect(items[0]?.json).toMatchObject({ subject: 'Bye', position: expect.any(Number) });
		expect(items[0]?.json).not.toHaveProperty('content');
	});
});
