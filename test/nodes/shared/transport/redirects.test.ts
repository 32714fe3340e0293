import nock from 'nock';
import type { INodeParameters } from 'n8n-workflow';

import { KitApi } from '../../../../credentials/KitApi.credentials';
import { KitV3Api } from '../../../../credentials/KitV3Api.credentials';
import { Kit } from '../../../../nodes/Kit/Kit.node';
import { KitV3V1 } from '../../../../nodes/KitV3/KitV3V1.node';
import { api as apiV3 } from '../../../../nodes/KitV3/api';
import { api } from '../../../../nodes/Kit/api';
import { kitRequest } from '../../../../nodes/shared/transport/request';
import { byId } from '../../../engine/locators';
import { N8n } from '../../../engine/n8n';
import { createSandbox } from '../../../sandbox';
import { stopNock } from '../../../sandbox/nock';
import { useVirtualClock, type VirtualClock } from '../../../virtualClock';
import { apiAt, json, Loopback } from './loopback';

describe('A redirect', () => {
	let clock: VirtualClock;
	const servers: Loopback[] = [];

	beforeEach(() => {
		clock = useVirtualClock();
	});

	afterEach(async () => {
		await Promise.all(servers.splice(0).map(async (server) => await server.stop()));
	});

	async function start(server: Loopback): Promise<string> {
		servers.push(server);
		return await server.start();
	}

	const newN8n = (node: Kit | KitV3V1 = new Kit()) =>
		new N8n(createSandbox({ now: clock.now, sleep: clock.sleep }), node);

	describe.each([
		{ what: 'an API key', authentication: 'apiKey', like: api, node: () => new Kit() },
		{ what: 'an access token', authentication: 'oAuth2', like: api, node: () => new Kit() },
		{ what: 'the secret of V3', authentication: 'apiKey', like: apiV3, node: () => new KitV3V1() },
	])('of a request with $what', ({ authentication, like, node }) => {
		it.each([301, 302, 303, 307, 308])('is not followed (%i)', async (status) => {
			const elsewhere = new Loopback([json(200, { tag: { id: 1 } })]);
			const location = `${await start(elsewhere)}/tags`;
			const kit = new Loopback([json(status, undefined, { location })]);
			const context = await newN8n(node()).loadOptions({ authentication });
			const request = { method: 'POST', path: '/webhooks', body: { name: 'x' } } as const;
			const work = kitRequest(context, apiAt(await start(kit), like), request, () => 'done');
			const error: unknown = await clock.run(work.catch((reason: unknown) => reason));
			expect(error).toMatchObject({
				message: 'The response did not come from Kit’s API or is incomplete',
				description: expect.stringContaining('Kit may have processed it already'),
			});
			expect(elsewhere.requests).toEqual([]);
			expect(kit.requests).toHaveLength(1);
		});
	});

	it('of an idempotent request leads to a retry', async () => {
		const kit = new Loopback([
			json(302, undefined, { location: 'http://127.0.0.1:9/' }),
			json(200, { tag: { id: 1 } }),
		]);
		const context = await newN8n().loadOptions();
		const request = { method: 'GET', path: '/tags' } as const;
		const work = kitRequest(context, apiAt(await start(kit)), request, () => 'done');
		expect(await clock.run(work)).toBe('done');
	});

	const V4 = 'https://api.kit.com/v4';
	const V3 = 'https://api.convertkit.com/v3';
	const webhook = byId('7');
	it.each<{ node: () => Kit | KitV3V1; base: string; parameters: INodeParameters }>([
		{ node: () => new Kit(), base: V4, parameters: { resource: 'account', operation: 'get' } },
		{
			node: () => new Kit(),
			base: V4,
			parameters: { resource: 'subscriber', operation: 'unsubscribe', subscriber: byId('5') },
		},
		{
			node: () => new Kit(),
			base: V4,
			parameters: { resource: 'webhook', operation: 'delete', webhook },
		},
		{
			node: () => new Kit(),
			base: V4,
			parameters: { resource: 'tag', operation: 'getAll', returnAll: true },
		},
		{
			node: () => new Kit(),
			base: V4,
			parameters: {
				resource: 'customApiCall',
				operation: 'send',
				path: '/tags',
				followPages: false,
			},
		},
		{ node: () => new KitV3V1(), base: V3, parameters: { resource: 'account', operation: 'get' } },
		{
			node: () => new KitV3V1(),
			base: V3,
			parameters: { resource: 'webhook', operation: 'delete', webhook: '7' },
		},
	])(
		'of the operation $parameters.resource $parameters.operation at $base is not followed',
		async ({ node, base, parameters }) => {
			if (!nock.isActive()) nock.activate();
			const headers = { location: 'https://elsewhere.test/v4/done' };
			const { origin } = new URL(base);
			for (const method of ['GET', 'POST', 'DELETE', 'PUT']) {
				nock(origin).persist().intercept(/.*/, method).reply(307, '', headers);
			}
			const followed = jest.fn(() => [200, { account: {} }] as const);
			for (const method of ['GET', 'POST', 'DELETE', 'PUT']) {
				nock('https://elsewhere.test').persist().intercept(/.*/, method).reply(followed);
			}
			const { items, error } = await clock.run(newN8n(node()).execute(parameters));
			stopNock();
			nock.activate();
			expect(items).toEqual([]);
			expect(error?.message).toBe('The response did not come from Kit’s API or is incomplete');
			expect(followed).not.toHaveBeenCalled();
		},
	);

	it('is not followed by any operation or credential test', () => {
		for (const { description } of [new Kit(), new KitV3V1()]) {
			expect(description.requestDefaults?.disableFollowRedirect).toBe(true);
		}
		for (const { test } of [new KitApi(), new KitV3Api()]) {
			expect(test.request.disableFollowRedirect).toBe(true);
		}
	});
});
