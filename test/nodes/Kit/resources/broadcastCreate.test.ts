import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { Kit } from '../../../../nodes/Kit/Kit.node';
import { byId, fromList } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const create = async (parameters: INodeParameters, items: IDataObject[] = [{}]) =>
	await kit.n8n.run(
		{ resource: 'broadcast', operation: 'create', subject: 'Hello!', ...parameters },
		{ items },
	);

const html = '<p>Let me introduce myself</p>';

const sent = () => kit.sandbox.requests.map(({ method, path, body }) => ({ method, path, body }));

/** The body that creates with these parameters, and the content that every broadcast needs. */
async function bodyOf(parameters: INodeParameters, items: IDataObject[] = [{}]) {
	const { error } = await create({ content: html, ...parameters }, items);
	expect(error).toBeUndefined();
	return kit.sandbox.requests[0]?.body;
}

describe('Broadcast: Create', () => {
	it('sends every field of a broadcast', async () => {
		const template = kit.sandbox.store.addEmailTemplate({ name: 'Letter' });
		const { items } = await create({
			subject: ' Hello! ',
			content: html,
			emailTemplate: fromList(template.id),
			recipients: { filter: { match: 'all', segmentIds: ['16', '17'], tagIds: ['4'] } },
			send: 'schedule',
			sendAt: '2099-03-05T09:00:00Z',
			simple: false,
			additionalFields: {
				description: 'Intro email',
				previewText: 'Pleased to meet you!',
				public: true,
				publishedAt: '2099-03-06T00:00:00Z',
				sendingEmail: ' news@example.com ',
				thumbnailAlt: 'A lantern',
				thumbnailUrl: 'https://example.com/lantern.png',
			},
		});

		expect(sent()).toEqual([
			{
				method: 'POST',
				path: '/v4/broadcasts',
				body: {
					subject: 'Hello!',
					content: html,
					email_template_id: template.id,
					subscriber_filter: [
						{
							all: [
								{ type: 'segment', ids: [16, 17] },
								{ type: 'tag', ids: [4] },
							],
						},
					],
					send_at: '2099-03-05T09:00:00.000Z',
					description: 'Intro email',
					preview_text: 'Pleased to meet you!',
					public: true,
					published_at: '2099-03-06T00:00:00.000Z',
					email_address: 'news@example.com',
					thumbnail_alt: 'A lantern',
					thumbnail_url: 'https://example.com/lantern.png',
				},
			},
		]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				subject: 'Hello!',
				status: 'scheduled',
				send_at: '2099-03-05T09:00:00Z',
				email_template: { id: template.id, name: 'Letter' },
				thumbnail_alt: 'A lantern',
			}),
		]);
	});

	it('creates a draft for all subscribers and returns it simplified', async () => {
		const { items } = await create({ content: html });

		expect(sent()).toEqual([
			{
				method: 'POST',
				path: '/v4/broadcasts',
				body: { subject: 'Hello!', content: html, send_at: null },
			},
		]);
		expect(items.map(({ json }) => json)).toEqual([
			{
				id: expect.any(Number),
				subject: 'Hello!',
				preview_text: null,
				status: 'draft',
				send_at: null,
				created_at: expect.any(String),
				public: false,
				public_url: null,
				publication_id: expect.any(Number),
				email_template_name: 'Text Only',
			},
		]);
	});

	it('needs no content if an email template is chosen', async () => {
		const template = kit.sandbox.store.addEmailTemplate({ name: 'Letter' });

		await create({ emailTemplate: byId(` ${template.id} `) });

		expect(kit.sandbox.requests[0]?.body).toEqual({
			subject: 'Hello!',
			email_template_id: template.id,
			send_at: null,
		});
	});

	it('sends Liquid and whitespace unchanged', async () => {
		const content = ' <p>Hi {{ subscriber.first_name }}</p>\n';

		expect(await bodyOf({ content: '={{ $json.html }}' }, [{ html: content }])).toMatchObject({
			content,
		});
	});

	it('allows a Starting Point template if the option is on', async () => {
		kit.sandbox.store.broadcasts.startingPoint = 'accept';
		const template = kit.sandbox.store.addEmailTemplate({
			name: 'Studio',
			category: 'Starting point',
		});

		const body = await bodyOf({
			emailTemplate: byId(template.id),
			additionalFields: { allowStartingPoint: true },
		});

		expect(body).toMatchObject({ allow_starting_point: true, email_template_id: template.id });
	});

	it('shows Kit’s message if Starting Point templates are not supported', async () => {
		const template = kit.sandbox.store.addEmailTemplate({
			name: 'Studio',
			category: 'Starting point',
		});

		const { error } = await create({ content: html, emailTemplate: byId(template.id) });

		expect(error?.message).toBe('Starting point email template is not supported');
	});

	it('shows Kit’s message if the account may not create broadcasts', async () => {
		kit.sandbox.store.broadcasts.allowed = false;

		const { error } = await create({ content: html });

		expect(error?.message).toBe(
			'You do not have sufficient permissions to access this resource. Please contact support.',
		);
		expect(error?.httpCode).toBe('403');
	});

	it.each(['reset', 'resetAfter'] as const)(
		'never sends a broadcast a second time after a %s',
		async (kind) => {
			kit.sandbox.faults.add({ kind });

			const { error } = await create({ content: html });

			expect(error?.message).toBe('The connection to Kit was lost or could not be established');
			expect(error?.description).toContain('It was not retried');
			expect(kit.sandbox.requests).toHaveLength(1);
		},
	);

	describe('Recipients', () => {
		const at = { send: 'schedule', sendAt: '2099-03-05T09:00:00Z' };

		it('are all subscribers if that is chosen', async () => {
			const body = await bodyOf({ sendTo: 'allSubscribers', ...at });

			expect(body).toEqual({ subject: 'Hello!', content: html, send_at: expect.any(String) });
		});

		it.each([
			{ what: 'nothing', recipients: {} },
			{ what: 'an expression in their place', recipients: '={{ $json.recipients }}' },
			{
				what: 'an expression in place of the segments and tags',
				recipients: { filter: '={{ $json.recipients.filter }}' },
			},
			{ what: 'text', recipients: 'VIP' },
		])('cannot be scheduled for $what', async ({ recipients }) => {
			const filter = { match: 'any', tagIds: [4] };
			const { error } = await create({ content: html, ...at, recipients }, [
				{ recipients: { filter } },
			]);

			expect(error?.message).toBe("The 'Recipients' parameter has no segments or tags");
			expect(error?.description).toContain('All Subscribers');
			expect(kit.sandbox.requests).toEqual([]);
		});

		it('are not guessed from an invalid option', async () => {
			const { error } = await create({ content: html, ...at, sendTo: '={{ "vip" }}' });

			expect(error?.message).toBe("The 'Send To' parameter is not one of its options: “vip”");
			expect(kit.sandbox.requests).toEqual([]);
		});

		it('are chosen for each item', async () => {
			const items = [{ to: 'allSubscribers' }, { to: 'segmentsAndTags' }];
			const recipients = { filter: { match: 'any', tagIds: [4] } };
			await create({ content: html, sendTo: '={{ $json.to }}', recipients }, items);

			const filters = kit.sandbox.requests.map(
				({ body }) => (body as IDataObject).subscriber_filter,
			);
			expect(filters).toEqual([undefined, [{ any: [{ type: 'tag', ids: [4] }] }]]);
		});

		it.each(['all', 'any', 'none'])('sends only the group %s', async (match) => {
			const body = await bodyOf({
				recipients: { filter: { match, segmentIds: [16], tagIds: '={{ "4, 5" }}' } },
			});

			expect(body).toMatchObject({
				subscriber_filter: [
					{
						[match]: [
							{ type: 'segment', ids: [16] },
							{ type: 'tag', ids: [4, 5] },
						],
					},
				],
			});
		});

		it('leaves out empty lists', async () => {
			const filter = { match: 'any', segmentIds: [], tagIds: [4] };

			expect(await bodyOf({ recipients: { filter } })).toMatchObject({
				subscriber_filter: [{ any: [{ type: 'tag', ids: [4] }] }],
			});
		});

		it.each([
			{ filter: {}, says: "The 'Recipients' parameter has no segments or tags" },
			{
				filter: { match: 'any', segmentIds: '={{ [] }}', tagIds: '={{ $json.tags }}' },
				says: "The 'Recipients' parameter has no segments or tags",
			},
			{
				filter: { match: 'any', tagIds: '={{ "vip" }}' },
				says: "The 'Tag Names or IDs' parameter must contain IDs, which are numbers, but contains “vip”",
			},
			{
				filter: { match: 'any', segmentIds: '={{ "loyal" }}' },
				says: "The 'Segment Names or IDs' parameter must contain IDs, which are numbers, but contains “loyal”",
			},
			{
				filter: { match: '={{ "some" }}', tagIds: [4] },
				says: "The 'Subscribers Who Match' parameter must be all, any or none, but is “some”",
			},
		])('never treats $filter as all subscribers', async ({ filter, says }) => {
			const { error } = await create({ content: html, recipients: { filter } });

			expect(error?.message).toBe(says);
			expect(kit.sandbox.requests).toEqual([]);
		});

		it('are chosen from the segments and tags of the account', async () => {
			const loyal = kit.sandbox.store.addSegment('Loyal');
			const vip = kit.sandbox.store.addTag('VIP');
			const context = await kit.n8n.loadOptions({ resource: 'broadcast', operation: 'create' });
			const { getSegmentNames, getTagNames } = new Kit().methods.loadOptions;

			const options = [await getSegmentNames.call(context), await getTagNames.call(context)];

			expect(options).toEqual([
				[{ name: 'Loyal', value: String(loyal.id) }],
				[{ name: 'VIP', value: String(vip.id) }],
			]);
		});
	});

	describe('Send', () => {
		it.each([
			['2099-03-05T09:00:00+02:00', '2099-03-05T07:00:00.000Z'],
			[
				'={{ DateTime.fromISO("2099-03-05T09:00:00", { zone: "utc" }) }}',
				'2099-03-05T09:00:00.000Z',
			],
			['={{ new Date(Date.UTC(2099, 2, 5, 9)) }}', '2099-03-05T09:00:00.000Z'],
			// The tests run in n8n's default time zone, New York.
			['2099-01-05T09:00:00', '2099-01-05T14:00:00.000Z'],
			['2099-07-05T09:00:00', '2099-07-05T13:00:00.000Z'],
		])('schedules for %s', async (sendAt, expected) => {
			const sendTo = 'allSubscribers';
			expect(await bodyOf({ sendTo, send: 'schedule', sendAt })).toMatchObject({
				send_at: expected,
			});
		});

		it('decides by each item whether to send', async () => {
			const { error } = await create(
				{ content: html, send: '={{ $json.send }}', sendAt: '={{ $json.at }}' },
				[{ send: 'draft', at: '2099-03-05T09:00:00Z' }, { send: 'draft' }],
			);

			expect(error).toBeUndefined();
			const bodies = kit.sandbox.requests.map(({ body }) => body);
			expect(bodies).toEqual([
				{ subject: 'Hello!', content: html, send_at: null },
				{ subject: 'Hello!', content: html, send_at: null },
			]);
		});

		it.each([
			{ sendAt: '', says: "The 'Send At' parameter is empty" },
			{ sendAt: '={{ $json.none }}', says: "The 'Send At' parameter is empty" },
			{
				sendAt: '={{ "tomorrow" }}',
				says: "The 'Send At' parameter is not a date and time: “tomorrow”",
			},
			{
				sendAt: '={{ "2099-02-31T09:00:00" }}',
				says: "The 'Send At' parameter is not a date and time: “2099-02-31T09:00:00”",
			},
			{
				sendAt: '={{ 9 }}',
				says: "The 'Send At' parameter is not a date and time: “9”",
			},
		])('rejects to schedule for $sendAt', async ({ sendAt, says }) => {
			const sendTo = 'allSubscribers';
			const { error } = await create({ content: html, sendTo, send: 'schedule', sendAt });

			expect(error?.message).toBe(says);
			expect(error?.description).toContain('2026-01-31T09:00:00');
			expect(kit.sandbox.requests).toEqual([]);
		});

		it('rejects an invalid option', async () => {
			const { error } = await create({
				content: html,
				send: '={{ "now" }}',
				sendAt: '2099-03-05T09:00:00Z',
			});

			expect(error?.message).toBe("The 'Sending' parameter is not one of its options: “now”");
			expect(kit.sandbox.requests).toEqual([]);
		});
	});

	it.each([
		{
			parameters: { content: html, subject: '={{ " " }}' },
			says: "The 'Subject' parameter is empty",
		},
		{
			parameters: { content: '  ' },
			says: "The 'Content' parameter is empty, and no email template is chosen",
		},
		{
			parameters: { content: '={{ $json.none }}' },
			says: "The 'Content' parameter is empty, and no email template is chosen",
		},
		{
			parameters: { content: '={{ { a: 1 } }}' },
			says: "The 'Content' parameter is an object, not text",
		},
		{
			parameters: { content: html, emailTemplate: byId('={{ "letter" }}') },
			says: "The 'Email Template' parameter must be an ID, which is a number, but is “letter”",
		},
		{
			parameters: { content: html, additionalFields: { publishedAt: '={{ "soon" }}' } },
			says: "The 'Published At' parameter is not a date and time: “soon”",
		},
		{
			parameters: { content: html, additionalFields: { sendingEmail: '={{ "me" }}' } },
			says: "The 'Sending Email Address' parameter is not an email address: “me”",
		},
	])('rejects before any request: $says', async ({ parameters, says }) => {
		const { error } = await create(parameters);

		expect(error?.message).toBe(says);
		expect(kit.sandbox.requests).toEqual([]);
	});

	it('sends nothing for an empty date', async () => {
		const body = await bodyOf({ additionalFields: { publishedAt: '' } });

		expect(body).toEqual({ subject: 'Hello!', content: html, send_at: null });
	});

	it('sends nothing for optional fields without a value', async () => {
		const additionalFields = {
			description: '={{ $json.none }}',
			previewText: '={{ $json.none }}',
			publishedAt: '={{ $json.none }}',
			thumbnailAlt: '={{ $json.none }}',
			thumbnailUrl: '={{ $json.none }}',
		};

		expect(await bodyOf({ additionalFields })).toEqual({
			subject: 'Hello!',
			content: html,
			send_at: null,
		});
	});
});
