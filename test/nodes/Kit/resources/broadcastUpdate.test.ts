import type { INodeParameters } from 'n8n-workflow';

import { byId } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const update = async (id: number, parameters: INodeParameters) =>
	await kit.n8n.run({
		resource: 'broadcast',
		operation: 'update',
		broadcast: byId(id),
		...parameters,
	});

const sent = () => kit.sandbox.requests.map(({ method, path, body }) => ({ method, path, body }));

describe('Broadcast: Update', () => {
	it('sends everything that can change', async () => {
		kit.sandbox.store.broadcasts.startingPoint = 'accept';
		const { id } = kit.sandbox.store.addBroadcast({ subject: 'Helo' });
		const template = kit.sandbox.store.addEmailTemplate({
			name: 'Studio',
			category: 'Starting point',
		});
		const content = '<p>{{ unsubscribe_url }} {{ address }}</p>';

		const { items } = await update(id, {
			send: 'schedule',
			sendAt: '2099-03-05T09:00:00Z',
			simple: false,
			updateFields: {
				allowStartingPoint: true,
				content,
				description: 'Intro email',
				emailTemplate: byId(template.id),
				previewText: 'Pleased to meet you!',
				public: false,
				publishedAt: '2099-03-06T00:00:00Z',
				recipients: { filter: { match: 'any', segmentIds: ['16'], tagIds: ['4'] } },
				sendingEmail: 'news@example.com',
				subject: ' Hello! ',
				thumbnailAlt: 'A lantern',
				thumbnailUrl: 'https://example.com/lantern.png',
			},
		});

		expect(sent()).toEqual([
			{
				method: 'PUT',
				path: `/v4/broadcasts/${id}`,
				body: {
					allow_starting_point: true,
					content,
					description: 'Intro email',
					email_template_id: template.id,
					preview_text: 'Pleased to meet you!',
					public: false,
					published_at: '2099-03-06T00:00:00.000Z',
					subscriber_filter: [
						{
							any: [
								{ type: 'segment', ids: [16] },
								{ type: 'tag', ids: [4] },
							],
						},
					],
					send_at: '2099-03-05T09:00:00.000Z',
					email_address: 'news@example.com',
					subject: 'Hello!',
					thumbnail_alt: 'A lantern',
					thumbnail_url: 'https://example.com/lantern.png',
				},
			},
		]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ id, subject: 'Hello!', status: 'scheduled', content }),
		]);
	});

	it('changes one field, and neither the schedule nor the others', async () => {
		const sendAt = Date.UTC(2099, 2, 5, 9);
		const broadcast = kit.sandbox.store.addBroadcast({
			subject: 'Hello!',
			previewText: 'Hi',
			sendAt,
		});

		const { items } = await update(broadcast.id, { updateFields: { previewText: '' } });

		const path = `/v4/broadcasts/${broadcast.id}`;
		expect(sent()).toEqual([
			{ method: 'GET', path, body: undefined },
			{ method: 'PUT', path, body: { preview_text: '', send_at: '2099-03-05T09:00:00Z' } },
		]);
		expect(items.map(({ json }) => json)).toEqual([
			{
				id: broadcast.id,
				subject: 'Hello!',
				preview_text: '',
				status: 'scheduled',
				send_at: '2099-03-05T09:00:00Z',
				created_at: expect.any(String),
				public: false,
				public_url: null,
				publication_id: broadcast.publicationId,
				email_template_name: 'Text Only',
			},
		]);
	});

	it.each(['all', 'none'])('goes to the group %s', async (match) => {
		const { id } = kit.sandbox.store.addBroadcast({ subject: 'Hello!' });
		const filter = { match, segmentIds: [16], tagIds: [4] };

		await update(id, { updateFields: { recipients: { filter } } });

		const sources = [
			{ type: 'segment', ids: [16] },
			{ type: 'tag', ids: [4] },
		];
		expect(kit.sandbox.requests.at(-1)?.body).toEqual({
			subscriber_filter: [{ [match]: sources }],
		});
	});

	it('keeps the recipients of a scheduled broadcast, and a draft as a draft', async () => {
		const sendAt = Date.UTC(2099, 2, 5, 9);
		const scheduled = kit.sandbox.store.addBroadcast({ subject: 'Hello!', sendAt });
		const draft = kit.sandbox.store.addBroadcast({ subject: 'Hello!' });

		for (const { id } of [scheduled, draft]) await update(id, { updateFields: { subject: 'Hi' } });

		const written = kit.sandbox.requests.filter(({ method }) => method === 'PUT');
		expect(written.map(({ body }) => body)).toEqual([
			{ subject: 'Hi', send_at: '2099-03-05T09:00:00Z' },
			{ subject: 'Hi' },
		]);
		expect(kit.sandbox.store.broadcasts.get(scheduled.id)?.sendAt).toBe(sendAt);
	});

	it('changes nothing if it is unknown whether the broadcast is scheduled', async () => {
		const { id } = kit.sandbox.store.addBroadcast({ subject: 'Hello!' });
		kit.sandbox.faults.add({ kind: 'status', status: 403, body: { errors: ['No'] } });

		const { error } = await update(id, { updateFields: { subject: 'Hi' } });

		expect(error?.message).toBe('No');
		expect(sent().map(({ method }) => method)).toEqual(['GET']);
	});

	it('sends no time for a broadcast that was sent', async () => {
		const sendAt = Date.UTC(2020, 2, 5, 9);
		const { id } = kit.sandbox.store.addBroadcast({ subject: 'Hello!', sendAt });

		await update(id, { updateFields: { subject: 'Hi' } });

		expect(kit.sandbox.requests.at(-1)?.body).toEqual({ subject: 'Hi' });
	});

	it('moves a scheduled broadcast back to draft', async () => {
		const sendAt = Date.UTC(2099, 2, 5, 9);
		const { id } = kit.sandbox.store.addBroadcast({ subject: 'Hello!', sendAt });

		const { items } = await update(id, { send: 'backToDraft' });

		expect(kit.sandbox.requests[0]?.body).toEqual({ send_at: null });
		expect(items[0]?.json).toMatchObject({ status: 'draft', send_at: null });
	});

	it('shows Kit’s message for a broadcast that was sent', async () => {
		const sendAt = Date.UTC(2020, 2, 5, 9);
		const { id } = kit.sandbox.store.addBroadcast({ subject: 'Hello!', sendAt });

		const { error } = await update(id, { updateFields: { subject: 'Hi' } });

		expect(error?.message).toBe('Broadcast has already been sent.');
		expect(error?.httpCode).toBe('422');
	});

	it.each([
		{
			parameters: {},
			says: "The 'Update Fields' parameter is empty, so nothing would change",
		},
		{
			parameters: { updateFields: { previewText: '={{ $json.none }}' } },
			says: "The 'Update Fields' parameter is empty, so nothing would change",
		},
		{
			parameters: { updateFields: { subject: '' } },
			says: "The 'Update Fields' parameter is empty, so nothing would change",
		},
		{
			parameters: { updateFields: { content: '' } },
			says: "The 'Update Fields' parameter is empty, so nothing would change",
		},
		{
			parameters: { updateFields: { recipients: { filter: { match: 'any' } } } },
			says: "The 'Recipients' parameter has no segments or tags",
		},
		{
			parameters: { updateFields: { subject: 'Hi', recipients: {} } },
			says: "The 'Recipients' parameter has no segments or tags",
		},
		{
			parameters: { updateFields: { subject: 'Hi', recipients: '={{ $json }}' } },
			says: "The 'Recipients' parameter has no segments or tags",
		},
		{
			parameters: { send: 'schedule', updateFields: { subject: 'Hi' } },
			says: "The 'Send At' parameter is empty",
		},
		{
			parameters: { broadcast: byId('={{ "news" }}'), send: 'backToDraft' },
			says: "The 'Broadcast' parameter must be an ID, which is a number, but is “news”",
		},
	])('rejects before any request: $says', async ({ parameters, says }) => {
		const { error } = await update(1, parameters);

		expect(error?.message).toBe(says);
		expect(kit.sandbox.requests).toEqual([]);
	});
});
