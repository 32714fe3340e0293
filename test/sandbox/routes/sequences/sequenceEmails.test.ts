import { newKit, type Kit } from '../../kit.fixture';

let kit: Kit;

const LIST = '/v4/sequences/401/emails';
const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const NOT_FOUND = { status: 404, body: { errors: ['Not Found'] } };
const DAILY = { delay_value: 1, delay_unit: 'days' };

beforeEach(() => {
	kit = newKit();
	const { store } = kit.sandbox;
	store.addSequence({ name: 'Welcome', sendDays: ['monday', 'friday'] });
	store.addSequence({ name: 'Course' });
	store.addSequenceEmail({ sequenceId: 401, subject: 'Hello', content: '<p>Hello</p>' });
	store.addSequenceEmail({ sequenceId: 401, subject: 'More', sendDays: ['monday'] });
});

function failure(...errors: string[]) {
	return { status: 422, body: { errors } };
}

test('lists emails by position, without content', async () => {
	kit.sandbox.store.addSequenceEmail({ sequenceId: 401, subject: 'Late', position: 7 });
	kit.sandbox.store.addSequenceEmail({ sequenceId: 401, subject: 'Between', position: 5 });
	kit.sandbox.store.addSequenceEmail({ sequenceId: 402, subject: 'Elsewhere' });
	const { body } = await kit.send('GET', LIST);
	const { emails } = body as { emails: { id: number }[] };
	expect(emails.map(({ id }) => id)).toEqual([1601, 1602, 1604, 1603]);
	expect(emails[0]).toEqual({
		id: 1601,
		sequence_id: 401,
		subject: 'Hello',
		preview_text: null,
		email_address: 'mara@lantern-letters.example',
		email_template_id: null,
		published: true,
		position: 0,
		delay_value: 0,
		delay_unit: 'days',
		send_days: WEEK,
	});
});

test('includes content and stats in a list on request', async () => {
	const answer = await kit.send('GET', `${LIST}?include_content=true&include=stats`);
	expect(answer.body).toMatchObject({
		emails: [
			{ content: '<p>Hello</p>', stats: { recipients: 0, open_rate: 0 } },
			{ content: null },
		],
	});
});

test('paginates emails by cursor', async () => {
	const first = await kit.send('GET', `${LIST}?per_page=1`);
	expect(first.body).toMatchObject({ emails: [{ id: 1601 }], pagination: { has_next_page: true } });
	const { pagination } = first.body as { pagination: { end_cursor: string } };
	const after = encodeURIComponent(pagination.end_cursor);
	expect(await kit.send('GET', `${LIST}?per_page=1&after=${after}`)).toMatchObject({
		body: { emails: [{ id: 1602 }], pagination: { has_next_page: false } },
	});
});

test('always includes the content of a single email', async () => {
	const answer = await kit.send('GET', `${LIST}/1601`);
	expect(answer).toMatchObject({ status: 200, body: { email: { content: '<p>Hello</p>' } } });
	expect(answer.body).not.toHaveProperty('email.stats');
});

test('returns zeros for stats without data', async () => {
	const answer = await kit.send('GET', `${LIST}/1601?include=stats`);
	expect(answer.body).toHaveProperty('email.stats', {
		recipients: 0,
		opens: 0,
		clicks: 0,
		email_unsubscribes: 0,
		bounces: 0,
		complaints: 0,
		open_rate: 0,
		click_rate: 0,
		click_to_open_rate: 0,
		unsubscribe_rate: 0,
		bounce_rate: 0,
		complaint_rate: 0,
	});
});

test('creates a draft at the end of the sequence', async () => {
	const body = { subject: 'Third', ...DAILY };
	const answer = await kit.send('POST', LIST, body);
	expect(answer).toMatchObject({
		status: 201,
		body: {
			email: {
				id: 1603,
				published: false,
				position: 2,
				delay_value: 1,
				send_days: WEEK,
				content: null,
			},
		},
	});
	expect(await kit.send('GET', '/v4/sequences/401')).toMatchObject({
		body: { sequence: { email_count: 3 } },
	});
});

test('uses the defaults for null values', async () => {
	const body = {
		subject: 'Third',
		...DAILY,
		preview_text: null,
		content: null,
		email_template_id: null,
		published: null,
		send_days: null,
		position: null,
	};
	expect(await kit.send('POST', LIST, body)).toMatchObject({
		status: 201,
		body: { email: { published: false, position: 2, send_days: WEEK } },
	});
});

test('returns null send_days for an email delayed by hours', async () => {
	const body = { subject: 'Soon', delay_value: 3, delay_unit: 'hours', published: true };
	expect(await kit.send('POST', LIST, body)).toMatchObject({
		status: 201,
		body: { email: { delay_unit: 'hours', send_days: null, published: true } },
	});
});

test.each([
	[{ ...DAILY }, "subject can't be blank"],
	[{ subject: '', ...DAILY }, "subject can't be blank"],
	[{ subject: 'A', delay_value: 1, delay_unit: 'weeks' }, 'delay_unit must be one of: days, hours'],
	[{ subject: 'A', ...DAILY, position: 1 }, 'Sandbox: position 1 is already taken'],
	[{ subject: 'A', ...DAILY, position: -1 }, 'Sandbox: position must not be negative'],
	[
		{ subject: 'A', delay_value: 0, delay_unit: 'days' },
		'Sandbox: delay_value must be at least 1, except for the first email',
	],
	[
		{ subject: 'A', delay_value: 0, delay_unit: 'hours' },
		'Sandbox: delay_value must be at least 1, except for the first email',
	],
	[
		{ subject: 'A', delay_value: -1, delay_unit: 'days' },
		'Sandbox: delay_value must not be negative',
	],
	[{ subject: 'A', ...DAILY, email_template_id: 9 }, 'Email template not found'],
])('returns 422 for %j', async (body, sentence) => {
	expect(await kit.send('POST', LIST, body)).toMatchObject(failure(sentence));
	expect(kit.sandbox.store.sequenceEmails.size).toBe(2);
	expect(kit.sandbox.refused).toEqual([]);
});

test.each([
	[{ subject: 'A', delay_unit: 'days' }],
	[{ subject: 'A', delay_value: 1 }],
	[{ subject: 'A', delay_value: '1', delay_unit: 'days' }],
	[{ subject: 'A', ...DAILY, send_days: ['someday'] }],
	[{ subject: 'A', ...DAILY, email_address: 'mara@lantern-letters.example' }],
])('rejects %j', async (body) => {
	expect((await kit.send('POST', LIST, body)).status).toBe(422);
	expect(kit.sandbox.refused).toHaveLength(1);
});

test('allows the first email to have no delay', async () => {
	const body = { subject: 'Hi', delay_value: 0, delay_unit: 'days' };
	expect(await kit.send('POST', '/v4/sequences/402/emails', body)).toMatchObject({
		status: 201,
		body: { email: { position: 0, delay_value: 0 } },
	});
});

test('updates only the given keys', async () => {
	expect(await kit.send('PUT', `${LIST}/1601`, { subject: 'Hi', published: false })).toMatchObject({
		status: 200,
		body: {
			email: { subject: 'Hi', published: false, content: '<p>Hello</p>', position: 0 },
		},
	});
});

test('resets send_days with null', async () => {
	const days = { send_days: ['monday', 'wednesday'] };
	expect(await kit.send('PUT', `${LIST}/1602`, days)).toMatchObject({
		body: { email: days },
	});
	expect(await kit.send('PUT', `${LIST}/1602`, { send_days: null })).toMatchObject({
		body: { email: { send_days: WEEK } },
	});
	expect(kit.sandbox.store.sequenceEmails.get(1602)?.sendDays).toBeNull();
});

test('ignores null content and position in an update', async () => {
	const body = { content: null, position: null };
	expect(await kit.send('PUT', `${LIST}/1601`, body)).toMatchObject({
		status: 200,
		body: { email: { content: '<p>Hello</p>', position: 0 } },
	});
});

test('clears send_days when the delay changes to hours', async () => {
	expect(await kit.send('PUT', `${LIST}/1602`, { delay_unit: 'hours' })).toMatchObject({
		body: { email: { delay_unit: 'hours', send_days: null } },
	});
});

describe('send_days of an email delayed by hours', () => {
	const hourly = { subject: 'A', delay_value: 1, delay_unit: 'hours', send_days: ['monday'] };

	test('are accepted and returned', async () => {
		const shown = { email: { delay_unit: 'hours', send_days: ['monday'] } };
		expect(await kit.send('POST', LIST, hourly)).toMatchObject({ status: 201, body: shown });
		expect(await kit.send('GET', `${LIST}/1603`)).toMatchObject({ body: shown });
		expect(await kit.send('PUT', `${LIST}/1602`, hourly)).toMatchObject({
			status: 200,
			body: shown,
		});
	});

	test('are rejected if the test configures it', async () => {
		kit.sandbox.store.openQuestions.sendDaysWithHours = 'refuse';
		const refused = failure('Sandbox: send_days requires delay_unit days');
		expect(await kit.send('POST', LIST, hourly)).toMatchObject(refused);
		expect(await kit.send('PUT', `${LIST}/1602`, hourly)).toMatchObject(refused);
	});
});

test.each([
	[{ subject: ' ' }, "subject can't be blank"],
	[{ delay_unit: 'weeks' }, 'delay_unit must be one of: days, hours'],
	[{ position: 0 }, 'Sandbox: position 0 is already taken'],
	[{ delay_value: 0 }, 'Sandbox: delay_value must be at least 1, except for the first email'],
])('returns 422 and changes nothing for %j', async (body, sentence) => {
	expect(await kit.send('PUT', `${LIST}/1602`, body)).toMatchObject(failure(sentence));
	expect(kit.sandbox.store.sequenceEmails.get(1602)).toMatchObject({
		subject: 'More',
		position: 1,
		delayValue: 1,
	});
});

test('accepts an email’s own position or a free one', async () => {
	expect((await kit.send('PUT', `${LIST}/1602`, { position: 1 })).status).toBe(200);
	expect(await kit.send('PUT', `${LIST}/1602`, { position: 4 })).toMatchObject({
		body: { email: { position: 4 } },
	});
});

test('leaves a gap when an email is deleted', async () => {
	expect(await kit.send('DELETE', `${LIST}/1601`)).toMatchObject({ status: 204 });
	expect(await kit.send('GET', LIST)).toMatchObject({ body: { emails: [{ position: 1 }] } });
	expect(await kit.send('GET', `${LIST}/1601`)).toMatchObject(NOT_FOUND);
});

test.each([
	['GET', '/v4/sequences/9/emails', undefined],
	['POST', '/v4/sequences/9/emails', { subject: 'A', ...DAILY }],
	['GET', '/v4/sequences/401/emails/9', undefined],
	['GET', '/v4/sequences/402/emails/1601', undefined],
	['PUT', '/v4/sequences/402/emails/1601', {}],
	['DELETE', '/v4/sequences/402/emails/1601', undefined],
])('returns 404 for an unknown record: %s %s', async (method, path, body) => {
	expect(await kit.send(method, path, body)).toMatchObject(NOT_FOUND);
});
