import { byId } from '../../../engine/locators';
import { useVirtualClock } from '../../../virtualClock';
import { useWebhookEndpoints } from './webhookEndpoint.fixture';

const { kit, run, sent, addEndpoint } = useWebhookEndpoints();

describe('Webhook Endpoint: Rotate Secret', () => {
	it('returns the new secret, and how long the previous one is still used', async () => {
		const endpoint = addEndpoint();
		const before = endpoint.secret;
		const { items } = await run('rotateSecret', { webhookEndpoint: byId(endpoint.id) });
		expect(sent()).toEqual([
			{
				method: 'POST',
				path: `/v4/webhook_endpoints/${endpoint.id}/rotate_secret`,
				query: {},
				body: undefined,
			},
		]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({
				secret: endpoint.secret,
				previous_secret_expires_at: expect.any(String),
			}),
		]);
		expect(endpoint.secret).not.toBe(before);
		expect(items[0]?.json).not.toHaveProperty('source');
	});

	it('explains how to rotate again while both secrets are used', async () => {
		const webhookEndpoint = byId(addEndpoint().id);
		await run('rotateSecret', { webhookEndpoint });
		const { error } = await run('rotateSecret', { webhookEndpoint });
		expect(error?.message).toBe('The previous signing secret is still within its rotation window.');
		expect(error?.description).toContain("'Rotate While Old Secret Is Valid'");
	});

	it('rotates again with force', async () => {
		const webhookEndpoint = byId(addEndpoint().id);
		await run('rotateSecret', { webhookEndpoint });
		const { items } = await run('rotateSecret', {
			webhookEndpoint,
			options: { force: true },
			simple: false,
		});
		expect(kit.sandbox.requests[1]?.body).toEqual({ force: true });
		expect(items[0]?.json).toMatchObject({
			source: 'creator',
			secret: expect.stringMatching(/^whsec_/),
		});
	});

	it('is not retried if the response is lost, since the secret would be lost with it', async () => {
		const webhookEndpoint = byId(addEndpoint().id);
		kit.sandbox.faults.add({ kind: 'resetAfter', method: 'POST' });
		const { error } = await run('rotateSecret', { webhookEndpoint });
		expect(error?.description).toContain('Check in Kit before running it again.');
		expect(kit.sandbox.requests).toHaveLength(1);
	});
});

describe('Webhook Endpoint: Revoke Previous Secret', () => {
	it('ends the overlap in which both secrets are used', async () => {
		const endpoint = addEndpoint();
		kit.sandbox.store.webhookEndpoints.rotate(endpoint);
		const { items } = await run('revokePreviousSecret', { webhookEndpoint: byId(endpoint.id) });
		expect(sent()).toEqual([
			{
				method: 'POST',
				path: `/v4/webhook_endpoints/${endpoint.id}/revoke_previous_secret`,
				query: {},
				body: undefined,
			},
		]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ id: endpoint.id, previous_secret_expires_at: null }),
		]);
	});

	it('is retried if the response is lost', async () => {
		const clock = useVirtualClock();
		const webhookEndpoint = byId(addEndpoint().id);
		kit.sandbox.faults.add({ kind: 'resetAfter', method: 'POST' });
		const { items } = await clock.run(run('revokePreviousSecret', { webhookEndpoint }));
		expect(items).toHaveLength(1);
		expect(kit.sandbox.requests).toHaveLength(2);
	});

	it('reports that Kit has no such endpoint', async () => {
		const { error } = await run('revokePreviousSecret', { webhookEndpoint: byId(7) });
		expect(error?.message).toBe('Kit cannot find webhook endpoint 7');
	});
});
