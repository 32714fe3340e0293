import { DAY_MS } from '../../clock';
import { NOON, newKit, type Kit } from '../../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
	const { store } = kit.sandbox;
	store.addEmailTemplate({ name: 'Text Only', isDefault: true });
	store.addEmailTemplate({ name: 'Classic', category: 'Classic' });
	store.addEmailTemplate({ name: 'Story', category: 'Starting point' });
});

const NOT_FOUND = { status: 404, body: { errors: ['Not Found'] } };
const FORBIDDEN = {
	status: 403,
	body: {
		errors: [
			'You do not have sufficient permissions to access this resource. Please contact support.',
		],
	},
};
const SINGLE_GROUP = 'Only a single filter group is supported. Use one of `all`, `any`, or `none`.';
const STARTING_POINT = 'Starting point email template is not supported';

function failure(...errors: string[]) {
	return { status: 422, body: { errors } };
}

async function listed(query = ''): Promise<number[]> {
	const { body } = await kit.send('GET', `/v4/broadcasts${query}`);
	return (body as { broadcasts: { id: number }[] }).broadcasts.map(({ id }) => id);
}

async function status(id = 1501): Promise<string> {
	const { body } = await kit.send('GET', `/v4/broadcasts/${id}`);
	return (body as { broadcast: { status: string } }).broadcast.status;
}

/** One broadcast of every status, with IDs from 1501 upward. */
function addOneOfEach(): void {
	const { store } = kit.sandbox;
	store.addBroadcast({ subject: 'Draft' });
	store.addBroadcast({ subject: 'Scheduled', sendAt: NOON + DAY_MS });
	store.addBroadcast({ subject: 'Sending', sendAt: NOON - 1000 });
	store.addBroadcast({ subject: 'Completed', sendAt: NOON - 10 * DAY_MS });
	store.addBroadcast({ subject: 'Aborted', sendAt: NOON - DAY_MS, forcedStatus: 'aborted' });
}

test('creates a draft with every documented key', async () => {
	const answer = await kit.send('POST', '/v4/broadcasts', {
		email_template_id: 52,
		email_address: null,
		content: '<p>Let me introduce myself</p>',
		description: 'Intro email',
		public: true,
		published_at: '2023-02-17T11:43:55+00:00',
		send_at: null,
		thumbnail_alt: null,
		thumbnail_url: null,
		preview_text: 'Pleased to meet you!',
		subject: 'Hello!',
		subscriber_filter: [{ all: [{ type: 'segment', ids: [16] }], any: null, none: null }],
	});
	expect(answer).toMatchObject({ status: 201 });
	expect(answer.body).toEqual({
		broadcast: {
			id: 1501,
			publication_id: 901,
			created_at: '2026-03-01T12:00:00Z',
			subject: 'Hello!',
			preview_text: 'Pleased to meet you!',
			description: 'Intro email',
			content: '<p>Let me introduce myself</p>',
			public: true,
			published_at: '2023-02-17T11:43:55Z',
			send_at: null,
			thumbnail_alt: null,
			thumbnail_url: null,
			public_url: null,
			email_address: 'mara@lantern-letters.example',
			email_template: { id: 52, name: 'Classic' },
			subscriber_filter: [{ all: [{ type: 'segment', ids: [16] }] }],
			status: 'draft',
		},
	});
});

test('requires only a subject and content, and uses defaults for the rest', async () => {
	const body = { subject: 'Hi', content: '<p>Hi</p>' };
	expect(await kit.send('POST', '/v4/broadcasts', body)).toMatchObject({
		status: 201,
		body: {
			broadcast: {
				email_template: { id: 51, name: 'Text Only' },
				email_address: 'mara@lantern-letters.example',
				subscriber_filter: [{ all: [{ type: 'all_subscribers' }] }],
				public: false,
				status: 'draft',
			},
		},
	});
});

test('uses a default template in an account without templates', async () => {
	kit = newKit();
	const body = { subject: 'Hi', content: '<p>Hi</p>' };
	expect(await kit.send('POST', '/v4/broadcasts', body)).toMatchObject({
		body: { broadcast: { email_template: { name: 'Text Only' } } },
	});
});

test.each([
	[{ content: 'x' }, ['body key "subject" is required']],
	[{ subject: ' ', content: 'x' }, ['body key "subject" is required']],
	[{ subject: 'Hi' }, ['body key "content" or "email_template_id" is required']],
	[{}, ['body key "subject" is required', 'body key "content" or "email_template_id" is required']],
	[{ subject: 'Hi', content: 'x', sendAt: null }, ['unknown body key "sendAt"']],
	[
		{ subject: 'Hi', content: 'x', send_at: 'tomorrow' },
		['body key "send_at": must be yyyy-mm-dd or an ISO 8601 timestamp'],
	],
	[
		{ subject: 'Hi', content: 'x', subscriber_filter: [{ all: null }] },
		['body key "subscriber_filter": must have one of all, any, none'],
	],
])('rejects %j and creates nothing', async (body, sentences) => {
	expect(await kit.send('POST', '/v4/broadcasts', body)).toMatchObject(
		failure(...sentences.map((sentence) => `Sandbox: ${sentence}`)),
	);
	expect(kit.sandbox.refused).toHaveLength(sentences.length);
	expect(kit.sandbox.store.broadcasts.size).toBe(0);
});

test('reports an unknown template and a second filter group together', async () => {
	const body = {
		subject: 'Hi',
		content: 'x',
		email_template_id: 9,
		subscriber_filter: [{ all: [{ type: 'tag', ids: [1] }], none: [{ type: 'tag', ids: [2] }] }],
	};
	expect(await kit.send('POST', '/v4/broadcasts', body)).toMatchObject(
		failure('Email template not found', SINGLE_GROUP),
	);
});

test('treats two filter objects as two groups', async () => {
	const one = { all: [{ type: 'tag', ids: [1] }], any: null, none: null };
	const body = { subject: 'Hi', content: 'x', subscriber_filter: [one, one] };
	expect(await kit.send('POST', '/v4/broadcasts', body)).toMatchObject(failure(SINGLE_GROUP));
});

test.each([['all'], ['any'], ['none']])(
	'returns only the filter group in use: %s',
	async (group) => {
		const sources = [{ type: 'tag', ids: [101, 102] }];
		const body = { subject: 'Hi', content: 'x', subscriber_filter: [{ [group]: sources }] };
		const { body: answer } = await kit.send('POST', '/v4/broadcasts', body);
		expect((answer as { broadcast: object }).broadcast).toHaveProperty('subscriber_filter', [
			{ [group]: sources },
		]);
	},
);

test('treats an empty filter as all subscribers', async () => {
	const body = { subject: 'Hi', content: 'x', subscriber_filter: [] };
	expect(await kit.send('POST', '/v4/broadcasts', body)).toMatchObject({
		body: { broadcast: { subscriber_filter: [{ all: [{ type: 'all_subscribers' }] }] } },
	});
});

test('moves a broadcast from scheduled to sending to completed as time passes', async () => {
	const body = { subject: 'Hi', content: 'x', send_at: '2026-03-02T12:00:00Z' };
	expect(await kit.send('POST', '/v4/broadcasts', body)).toMatchObject({
		body: { broadcast: { send_at: '2026-03-02T12:00:00Z', status: 'scheduled' } },
	});
	kit.advance(DAY_MS);
	expect(await status()).toBe('sending');
	kit.advance(kit.sandbox.store.broadcasts.sendingMs);
	expect(await status()).toBe('completed');
});

test('reads send_at without a time zone as UTC', async () => {
	const body = { subject: 'Hi', content: 'x', send_at: '2026-03-02T12:00:00' };
	expect(await kit.send('POST', '/v4/broadcasts', body)).toMatchObject({
		body: { broadcast: { send_at: '2026-03-02T12:00:00Z' } },
	});
});

test('sends immediately when send_at is in the past', async () => {
	await kit.send('POST', '/v4/broadcasts', {
		subject: 'Hi',
		content: 'x',
		send_at: '2020-01-01',
	});
	expect(await status()).toBe('sending');
});

test('uses the status set by a test', async () => {
	const broadcast = kit.sandbox.store.addBroadcast({ subject: 'Hi', sendAt: NOON - DAY_MS });
	expect(await status()).toBe('completed');
	broadcast.forcedStatus = 'aborted';
	expect(await status()).toBe('aborted');
});

test.each([
	['draft', 1501],
	['scheduled', 1502],
	['sending', 1503],
	['completed', 1504],
	['aborted', 1505],
])('filters by status %s', async (name, id) => {
	addOneOfEach();
	expect(await listed(`?status=${name}`)).toEqual([id]);
});

test('rejects an unknown status', async () => {
	expect((await kit.send('GET', '/v4/broadcasts?status=sent')).status).toBe(422);
	expect(kit.sandbox.refused).toHaveLength(1);
});

test.each([
	['', [1505, 1504, 1503, 1502, 1501]],
	['?sent_after=2026-02-25', [1505, 1503]],
	['?sent_before=2026-02-25', [1504]],
	['?sent_after=2026-02-01&sent_before=2026-03-01', [1505, 1504]],
	['?per_page=2', [1505, 1504]],
])('lists broadcasts newest first, with the query "%s"', async (query, expected) => {
	addOneOfEach();
	expect(await listed(query)).toEqual(expected);
});

test('omits five keys from a slim list', async () => {
	kit.sandbox.store.addBroadcast({ subject: 'Hi' });
	const { body } = await kit.send('GET', '/v4/broadcasts?slim=true');
	expect(body).toMatchObject({ broadcasts: [{ id: 1501, status: 'draft' }] });
	const [slim = {}] = (body as { broadcasts: object[] }).broadcasts;
	expect(Object.keys(slim)).toHaveLength(12);
	for (const key of [
		'content',
		'public_url',
		'email_address',
		'email_template',
		'subscriber_filter',
	]) {
		expect(slim).not.toHaveProperty(key);
	}
});

test('shares a publication between a broadcast and its post', async () => {
	const { store } = kit.sandbox;
	const { publicationId } = store.addBroadcast({ subject: 'Glue', sendAt: NOON - DAY_MS });
	store.addPost({ title: 'Glue', publicationId, sentAt: NOON - DAY_MS });
	expect(await kit.send('GET', '/v4/broadcasts/1501')).toMatchObject({
		body: {
			broadcast: {
				publication_id: 901,
				public_url: 'https://lantern-letters.example/posts/glue',
			},
		},
	});
	expect(await kit.send('GET', '/v4/posts')).toMatchObject({
		body: { posts: [{ publication_id: 901 }] },
	});
});

test('updates only the given keys', async () => {
	kit.sandbox.store.addBroadcast({ subject: 'Hi', content: '<p>Hi</p>', previewText: 'Hm' });
	const body = { subject: 'Hello', preview_text: null };
	expect(await kit.send('PUT', '/v4/broadcasts/1501', body)).toMatchObject({
		status: 200,
		body: { broadcast: { subject: 'Hello', preview_text: null, content: '<p>Hi</p>' } },
	});
});

test('turns a scheduled broadcast into a draft when send_at is null', async () => {
	kit.sandbox.store.addBroadcast({ subject: 'Hi', sendAt: NOON + DAY_MS });
	expect(await kit.send('PUT', '/v4/broadcasts/1501', { send_at: null })).toMatchObject({
		body: { broadcast: { send_at: null, status: 'draft' } },
	});
});

describe.each(['PUT', 'PATCH'])('%s on a scheduled broadcast without send_at', (method) => {
	beforeEach(() => {
		kit.sandbox.store.addBroadcast({ subject: 'Hi', sendAt: NOON + DAY_MS });
	});

	test('turns it into a draft', async () => {
		kit.sandbox.store.openQuestions.broadcastWithoutSendAt = 'unschedule';
		expect(await kit.send(method, '/v4/broadcasts/1501', { subject: 'Hello' })).toMatchObject({
			status: 200,
			body: { broadcast: { subject: 'Hello', send_at: null, status: 'draft' } },
		});
	});

	test('leaves it scheduled if the test configures it', async () => {
		kit.sandbox.store.openQuestions.broadcastWithoutSendAt = 'keep';
		expect(await kit.send(method, '/v4/broadcasts/1501', { subject: 'Hello' })).toMatchObject({
			body: { broadcast: { send_at: '2026-03-02T12:00:00Z', status: 'scheduled' } },
		});
	});
});

test.each([{ type: 'all_subscribers' }, { type: 'form', ids: [201] }])(
	'rejects %j as recipients',
	async (source) => {
		kit.sandbox.store.addBroadcast({ subject: 'Hi' });
		const body = { subscriber_filter: [{ all: [source] }] };
		expect(await kit.send('PUT', '/v4/broadcasts/1501', body)).toMatchObject(
			failure('Only `segment` or `tag` filters allowed'),
		);
		expect(kit.sandbox.refused).toEqual([]);
	},
);

test('rejects a recipient filter without IDs', async () => {
	kit.sandbox.store.addBroadcast({ subject: 'Hi' });
	const body = { subscriber_filter: [{ any: [{ type: 'tag' }] }] };
	expect(await kit.send('PUT', '/v4/broadcasts/1501', body)).toMatchObject(
		failure('Sandbox: body key "subscriber_filter": ids is required for type tag'),
	);
});

test('uses the default template when the template is null', async () => {
	kit.sandbox.store.addBroadcast({ subject: 'Hi', emailTemplateId: 52 });
	expect(await kit.send('PUT', '/v4/broadcasts/1501', { email_template_id: null })).toMatchObject({
		body: { broadcast: { email_template: { id: 51 } } },
	});
});

test('rejects an update that blanks the subject', async () => {
	kit.sandbox.store.addBroadcast({ subject: 'Hi' });
	expect(await kit.send('PUT', '/v4/broadcasts/1501', { subject: null })).toMatchObject(
		failure('Sandbox: body key "subject": must not be blank'),
	);
});

test('validates an update like a new broadcast', async () => {
	kit.sandbox.store.addBroadcast({ subject: 'Hi' });
	const body = { email_template_id: 9, subject: 'Changed' };
	expect(await kit.send('PUT', '/v4/broadcasts/1501', body)).toMatchObject(
		failure('Email template not found'),
	);
	expect(kit.sandbox.store.broadcasts.get(1501)?.subject).toBe('Hi');
});

describe.each([['PUT'], ['PATCH'], ['DELETE']])('%s on a broadcast that has started', (method) => {
	const body = method === 'DELETE' ? undefined : { subject: 'Late' };

	test.each([
		[1503, 'Broadcast is already sending.'],
		[1504, 'Broadcast has already been sent.'],
		[1505, 'Broadcast has already been sent.'],
	])('returns an error for broadcast %s', async (id, sentence) => {
		addOneOfEach();
		expect(await kit.send(method, `/v4/broadcasts/${id}`, body)).toMatchObject(failure(sentence));
		expect(kit.sandbox.store.broadcasts.get(id)?.subject).not.toBe('Late');
	});
});

test.each([[1501], [1502]])('deletes unsent broadcast %s', async (id) => {
	addOneOfEach();
	expect(await kit.send('DELETE', `/v4/broadcasts/${id}`)).toMatchObject({
		status: 204,
		body: undefined,
	});
	expect(await kit.send('GET', `/v4/broadcasts/${id}`)).toMatchObject(NOT_FOUND);
});

test.each([
	['POST', '/v4/broadcasts', { subject: 'Hi', content: 'x' }],
	['PUT', '/v4/broadcasts/1501', { subject: 'Hi' }],
	['DELETE', '/v4/broadcasts/1501', undefined],
])('requires permission for %s %s', async (method, path, body) => {
	kit.sandbox.store.addBroadcast({ subject: 'Mine' });
	kit.sandbox.store.broadcasts.allowed = false;
	expect(await kit.send(method, path, body)).toMatchObject(FORBIDDEN);
	expect(await listed()).toEqual([1501]);
});

test.each([
	['GET', undefined],
	['PUT', {}],
	['DELETE', undefined],
])('returns 404 for %s on an unknown broadcast', async (method, body) => {
	expect(await kit.send(method, '/v4/broadcasts/9', body)).toMatchObject(NOT_FOUND);
});

describe('a Starting point template', () => {
	const whole = '<p>{{ unsubscribe_url }} {{address}}</p>';

	test.each([[{}], [{ allow_starting_point: true }]])('is rejected with %j', async (more) => {
		const body = { subject: 'Hi', content: whole, email_template_id: 53, ...more };
		expect(await kit.send('POST', '/v4/broadcasts', body)).toMatchObject(failure(STARTING_POINT));
	});

	test('provides the content when none is given', async () => {
		kit.sandbox.store.broadcasts.startingPoint = 'accept';
		const body = { subject: 'Hi', email_template_id: 53 };
		expect(await kit.send('POST', '/v4/broadcasts', body)).toMatchObject({
			status: 201,
			body: { broadcast: { content: '<p>{{ unsubscribe_url }} {{ address }}</p>' } },
		});
	});

	test('accepts content with allow_starting_point', async () => {
		kit.sandbox.store.broadcasts.startingPoint = 'accept';
		const body = { subject: 'Hi', email_template_id: 53, content: whole };
		expect(await kit.send('POST', '/v4/broadcasts', body)).toMatchObject(failure(STARTING_POINT));
		const meant = { ...body, allow_starting_point: true };
		expect(await kit.send('POST', '/v4/broadcasts', meant)).toMatchObject({
			status: 201,
			body: { broadcast: { content: whole } },
		});
	});

	test('requires an address and an unsubscribe link to be scheduled', async () => {
		kit.sandbox.store.broadcasts.startingPoint = 'accept';
		const bare = {
			subject: 'Hi',
			email_template_id: 53,
			content: '<p>Hi</p>',
			allow_starting_point: true,
		};
		expect((await kit.send('POST', '/v4/broadcasts', bare)).status).toBe(201);
		const body = { send_at: '2026-03-02T12:00:00Z' };
		expect(await kit.send('PUT', '/v4/broadcasts/1501', body)).toMatchObject(
			failure(
				'Sandbox: the content has no {{ unsubscribe_url }}',
				'Sandbox: the content has no {{ address }}',
			),
		);
		expect((await kit.send('PUT', '/v4/broadcasts/1501', { ...body, content: whole })).status).toBe(
			200,
		);
	});
});

describe('extra_fields', () => {
	beforeEach(() => {
		kit.sandbox.store.addBroadcast({
			subject: 'Hi',
			sendAt: NOON - DAY_MS,
			results: {
				recipients: 20,
				opened: 10,
				totalClicks: 3,
				links: [{ id: 61, url: 'https://lantern-letters.example/1', uniqueClicks: 3 }],
			},
		});
	});

	test.each([['/v4/broadcasts'], ['/v4/broadcasts/1501']])(
		'is an unknown parameter on %s by default',
		async (path) => {
			expect(await kit.send('GET', `${path}?extra_fields=clicks,stats`)).toMatchObject(
				failure('Sandbox: unknown query parameter "extra_fields"'),
			);
			expect(kit.sandbox.refused).toHaveLength(1);
		},
	);

	test('adds clicks and stats if a test enables it', async () => {
		kit.sandbox.store.broadcasts.extraFields = 'answer';
		const { body } = await kit.send('GET', '/v4/broadcasts?extra_fields=clicks,stats');
		expect(body).toMatchObject({
			broadcasts: [
				{
					clicks: [
						{
							url: 'https://lantern-letters.example/1',
							unique_clicks: 3,
							click_to_delivery_rate: 0.15,
							click_to_open_rate: 0.3,
						},
					],
					stats: { recipients: 20, emails_opened: 10, total_clicks: 3 },
				},
			],
		});
	});

	test('adds only the requested fields to a single broadcast', async () => {
		kit.sandbox.store.broadcasts.extraFields = 'answer';
		const { body } = await kit.send('GET', '/v4/broadcasts/1501?extra_fields=stats');
		const { broadcast } = body as { broadcast: object };
		expect(broadcast).toHaveProperty('stats.recipients', 20);
		expect(broadcast).not.toHaveProperty('clicks');
	});
});
