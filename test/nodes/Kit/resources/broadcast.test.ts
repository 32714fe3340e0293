import type { INodeParameters } from 'n8n-workflow';

import { byId, fromList } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

const LAST_WEEK = Date.UTC(2026, 1, 22, 9);

const kit = useKit({ seed: 'empty', now: () => Date.UTC(2026, 2, 1, 12) });

const run = async (operation: string, parameters: INodeParameters) =>
	await kit.n8n.run({ resource: 'broadcast', operation, ...parameters });

const sent = () => kit.sandbox.requests.map(({ method, path, query }) => ({ method, path, query }));

/** A broadcast that went out to 20 people last week. */
const sentBroadcast = () =>
	kit.sandbox.store.addBroadcast({
		subject: 'Hello!',
		content: '<p>Hi</p>',
		sendAt: LAST_WEEK,
		results: {
			recipients: 20,
			opened: 10,
			clicked: 5,
			unsubscribes: 1,
			totalClicks: 9,
			links: [
				{ id: 71, url: 'https://example.com/1', uniqueClicks: 3 },
				{ id: 72, url: 'https://example.com/2', uniqueClicks: 2 },
			],
		},
	});

describe('Broadcast: Delete', () => {
	it('deletes a draft', async () => {
		const { id } = kit.sandbox.store.addBroadcast({ subject: 'Hello!' });

		const { items } = await run('delete', { broadcast: fromList(id) });

		expect(sent()).toEqual([{ method: 'DELETE', path: `/v4/broadcasts/${id}`, query: {} }]);
		expect(items.map(({ json }) => json)).toEqual([{ deleted: true }]);
		expect(kit.sandbox.store.broadcasts.has(id)).toBe(false);
	});

	it('shows Kit’s message for a broadcast that was sent', async () => {
		const { id } = sentBroadcast();

		const { error } = await run('delete', { broadcast: byId(id) });

		expect(error?.message).toBe('Broadcast has already been sent.');
		expect(kit.sandbox.store.broadcasts.has(id)).toBe(true);
	});

	it('rejects an invalid ID before any request', async () => {
		const { error } = await run('delete', { broadcast: byId('={{ "" }}') });

		expect(error?.message).toBe("The 'Broadcast' parameter is empty");
		expect(sent()).toEqual([]);
	});
});

describe('Broadcast: Get', () => {
	it('returns the simplified broadcast with its content', async () => {
		const { id, publicationId } = sentBroadcast();

		const { items } = await run('get', { broadcast: byId(id) });

		expect(sent()).toEqual([{ method: 'GET', path: `/v4/broadcasts/${id}`, query: {} }]);
		expect(items.map(({ json }) => json)).toEqual([
			{
				id,
				subject: 'Hello!',
				preview_text: null,
				status: 'completed',
				send_at: '2026-02-22T09:00:00Z',
				content: '<p>Hi</p>',
				public: false,
				public_url: null,
				publication_id: publicationId,
				email_template_name: 'Text Only',
			},
		]);
	});

	it('returns the complete broadcast', async () => {
		const { id } = sentBroadcast();

		const { items } = await run('get', { broadcast: byId(id), simple: false });

		expect(items[0]?.json).toMatchObject({
			description: null,
			email_template: { id: expect.any(Number), name: 'Text Only' },
			subscriber_filter: [{ all: [{ type: 'all_subscribers' }] }],
		});
	});

	it('reports that Kit has no such broadcast', async () => {
		const { error } = await run('get', { broadcast: byId(7) });

		expect(error?.message).toBe('Kit cannot find broadcast 7');
	});
});

describe('Broadcast: Get Many', () => {
	it('sends every filter and option', async () => {
		const { id } = sentBroadcast();
		kit.sandbox.store.addBroadcast({ subject: 'Draft' });

		const { items } = await run('getAll', {
			returnAll: false,
			limit: 5,
			simple: false,
			filters: {
				sentAfter: '2026-02-01T00:00:00',
				sentBefore: '={{ DateTime.fromISO("2026-02-28") }}',
				status: 'completed',
			},
			options: { slim: true },
		});

		const query = {
			per_page: '5',
			sent_after: '2026-02-01',
			sent_before: '2026-02-28',
			status: 'completed',
			slim: 'true',
		};
		expect(sent()).toEqual([{ method: 'GET', path: '/v4/broadcasts', query }]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ id, description: null, thumbnail_url: null }),
		]);
		expect(items[0]?.json).not.toHaveProperty('content');
	});

	it('returns all broadcasts, simplified', async () => {
		sentBroadcast();
		kit.sandbox.store.addBroadcast({ subject: 'Draft' });

		const { items } = await run('getAll', { returnAll: true });

		expect(sent()).toEqual([
			{ method: 'GET', path: '/v4/broadcasts', query: { per_page: '1000' } },
		]);
		expect(items.map(({ json }) => [json.subject, json.status])).toEqual([
			['Draft', 'draft'],
			['Hello!', 'completed'],
		]);
		expect(Object.keys(items[0]?.json ?? {})).toEqual([
			'id',
			'subject',
			'preview_text',
			'status',
			'send_at',
			'created_at',
			'public',
			'public_url',
			'publication_id',
			'email_template_name',
		]);
	});

	it('rejects an invalid date and names the filter', async () => {
		const { error } = await run('getAll', { filters: { sentAfter: '={{ "last week" }}' } });

		expect(error?.message).toBe("The 'Sent After' parameter is not a date: “last week”");
		expect(sent()).toEqual([]);
	});

	it('shows Kit’s message if the credential is rejected', async () => {
		kit.sandbox.store.account.apiAccess = false;

		const { error } = await run('getAll', {});

		expect(error?.message).toBe('The access token is invalid');
	});
});

describe('Broadcast: Get Link Clicks', () => {
	it('returns one item per link', async () => {
		const { id } = sentBroadcast();

		const { items } = await run('getClicks', { broadcast: byId(id), returnAll: true });

		expect(sent()).toEqual([
			{ method: 'GET', path: `/v4/broadcasts/${id}/clicks`, query: { per_page: '1000' } },
		]);
		expect(items.map(({ json }) => json)).toEqual([
			{
				id: 71,
				url: 'https://example.com/1',
				unique_clicks: 3,
				click_to_delivery_rate: 0.15,
				click_to_open_rate: 0.3,
			},
			expect.objectContaining({ id: 72, unique_clicks: 2 }),
		]);
	});

	it('stops at the limit', async () => {
		const { id } = sentBroadcast();

		const { items } = await run('getClicks', { broadcast: byId(id), returnAll: false, limit: 1 });

		expect(sent().map(({ query }) => query)).toEqual([{ per_page: '1' }]);
		expect(items.map(({ json }) => json.id)).toEqual([71]);
	});

	it('returns no items for a broadcast without clicks', async () => {
		const { id } = kit.sandbox.store.addBroadcast({ subject: 'Draft' });

		const { items, error } = await run('getClicks', { broadcast: byId(id) });

		expect(items).toEqual([]);
		expect(error).toBeUndefined();
	});

	it('reports that Kit has no such broadcast', async () => {
		const { error } = await run('getClicks', { broadcast: byId(7) });

		expect(error?.message).toBe('Kit cannot find broadcast 7');
	});
});

describe('Broadcast: Get Stats', () => {
	it('returns the flattened stats of a broadcast', async () => {
		const { id } = sentBroadcast();

		const { items } = await run('getStats', { broadcast: byId(id) });

		expect(sent()).toEqual([{ method: 'GET', path: `/v4/broadcasts/${id}/stats`, query: {} }]);
		expect(items.map(({ json }) => json)).toEqual([
			{
				id,
				stats_status: 'completed',
				stats_progress: 100,
				stats_recipients: 20,
				stats_emails_opened: 10,
				stats_open_rate: 50,
				stats_total_clicks: 9,
				stats_click_rate: 25,
				stats_unsubscribes: 1,
				stats_unsubscribe_rate: 5,
			},
		]);
	});

	it('returns the complete stats', async () => {
		const { id } = sentBroadcast();

		const { items } = await run('getStats', { broadcast: byId(id), simple: false });

		expect(items.map(({ json }) => json)).toEqual([
			{ id, stats: expect.objectContaining({ recipients: 20, open_tracking_disabled: false }) },
		]);
	});

	it('shows Kit’s message for a broadcast that is older than its statistics', async () => {
		const { id } = kit.sandbox.store.addBroadcast({ subject: 'Old', sendAt: Date.UTC(2020, 0, 1) });

		const { error } = await run('getStats', { broadcast: byId(id) });

		expect(error?.message).toMatch(/^Sandbox: email stats are only available since/);
		expect(error?.httpCode).toBe('400');
	});
});

describe('Broadcast: Get Stats of Many', () => {
	it('sends every filter and returns the flattened stats', async () => {
		const { id } = sentBroadcast();

		const { items } = await run('getManyStats', {
			returnAll: false,
			limit: 5,
			filters: { sentAfter: '2026-02-01', sentBefore: '2026-02-28', status: 'completed' },
		});

		const query = {
			per_page: '5',
			sent_after: '2026-02-01',
			sent_before: '2026-02-28',
			status: 'completed',
		};
		expect(sent()).toEqual([{ method: 'GET', path: '/v4/broadcasts/stats', query }]);
		expect(items.map(({ json }) => json)).toEqual([
			{
				id,
				subject: 'Hello!',
				send_at: '2026-02-22T09:00:00Z',
				stats_status: 'completed',
				stats_recipients: 20,
				stats_open_rate: 50,
				stats_total_clicks: 9,
				stats_click_rate: 25,
				stats_unsubscribes: 1,
				stats_unsubscribe_rate: 5,
			},
		]);
	});

	it('returns the complete stats of all broadcasts', async () => {
		sentBroadcast();
		kit.sandbox.store.addBroadcast({ subject: 'Draft' });

		const { items } = await run('getManyStats', { returnAll: true, simple: false });

		expect(items.map(({ json }) => json.stats)).toEqual([
			expect.objectContaining({ recipients: 0, status: 'draft' }),
			expect.objectContaining({ recipients: 20, progress: 100 }),
		]);
	});

	it('explains that the plan does not allow it', async () => {
		kit.sandbox.store.broadcasts.statsListAllowed = false;

		const { error } = await run('getManyStats', {});

		expect(error?.message).toBe('Kit does not allow this for the account');
		expect(error?.description).toContain('plan');
	});
});
