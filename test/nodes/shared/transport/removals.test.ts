import nock from 'nock';
import type { INodeParameters } from 'n8n-workflow';

import { Kit } from '../../../../nodes/Kit/Kit.node';
import { api } from '../../../../nodes/Kit/api';
import { KitV3V1 } from '../../../../nodes/KitV3/KitV3V1.node';
import { kitRequest } from '../../../../nodes/shared/transport/request';
import { byEmail, byId } from '../../../engine/locators';
import { N8n } from '../../../engine/n8n';
import { createSandbox } from '../../../sandbox';
import { stopNock } from '../../../sandbox/nock';
import { useVirtualClock, type VirtualClock } from '../../../virtualClock';

const LOST = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
const GONE = { errors: ['Not Found'] };
const GONE_V3 = { error: 'Not Found', message: 'The entity you were trying to find doesn’t exist' };

type Answer = 'lost' | [status: number, body?: nock.Body];

describe('A removal that is retried', () => {
	let clock: VirtualClock;

	beforeEach(() => {
		clock = useVirtualClock();
		if (!nock.isActive()) nock.activate();
		nock.disableNetConnect();
	});

	afterEach(stopNock);

	/** Responds in turn to any request with either method. */
	function answer(...answers: Answer[]): void {
		for (const origin of ['https://api.kit.com', 'https://api.convertkit.com']) {
			for (const one of answers) {
				for (const method of ['DELETE', 'POST']) {
					const interceptor = nock(origin).intercept(() => true, method);
					if (one === 'lost') interceptor.replyWithError(LOST);
					else interceptor.reply(...one);
				}
			}
		}
	}

	const run = async (node: Kit | KitV3V1, parameters: INodeParameters) => {
		const n8n = new N8n(createSandbox({ now: clock.now, sleep: clock.sleep }), node);
		const { items, error } = await clock.run(n8n.execute(parameters));
		return { json: items.map(({ json }) => json), error };
	};

	const v4: INodeParameters[] = [
		{ resource: 'webhook', operation: 'delete', webhook: byId(7) },
		{ resource: 'webhookEndpoint', operation: 'delete', webhookEndpoint: byId(7) },
		{ resource: 'sequence', operation: 'delete', sequence: byId(7) },
		{ resource: 'broadcast', operation: 'delete', broadcast: byId(7) },
		{ resource: 'customField', operation: 'delete', customField: byId(7) },
		{
			resource: 'sequenceEmail',
			operation: 'delete',
			sequence: byId(7),
			sequenceEmail: byId(8),
		},
	];
	it.each(v4)('succeeds if Kit no longer has the $resource', async (parameters) => {
		answer('lost', [404, GONE]);
		expect(await run(new Kit(), parameters)).toEqual({
			json: [{ deleted: true }],
			error: undefined,
		});
	});

	it.each<{ what: string; parameters: INodeParameters }>([
		{ what: 'tag', parameters: { operation: 'removeSubscriber', subscriber: byId(5) } },
		{
			what: 'tag by email',
			parameters: { operation: 'removeSubscriber', subscriber: byEmail('ana@example.com') },
		},
	])('succeeds if the subscriber no longer has the $what', async ({ parameters }) => {
		answer('lost', [404, GONE]);
		const { json } = await run(new Kit(), { resource: 'tag', tag: byId(7), ...parameters });
		expect(json).toEqual([{ removed: true }]);
	});

	it('succeeds if the subscriber no longer has a location', async () => {
		answer('lost', [404, GONE]);
		const parameters = { operation: 'removeLocation', subscriber: byId(5) };
		const { json } = await run(new Kit(), { resource: 'subscriber', ...parameters });
		expect(json).toEqual([{ removed: true }]);
	});

	it.each<{ parameters: INodeParameters; output: object }>([
		{
			parameters: { resource: 'webhook', operation: 'delete', webhook: byId(7) },
			output: { deleted: true },
		},
		{
			parameters: { resource: 'customField', operation: 'delete', customField: byId(7) },
			output: { deleted: true },
		},
		{
			parameters: {
				resource: 'tag',
				operation: 'removeSubscriber',
				tag: byId(7),
				subscriber: byId(5),
			},
			output: { id: 7 },
		},
		{
			parameters: {
				resource: 'tag',
				operation: 'removeSubscriber',
				tag: byId(7),
				subscriber: byEmail('ana@example.com'),
			},
			output: { id: 7 },
		},
	])('succeeds in V3 too ($parameters.resource)', async ({ parameters, output }) => {
		answer('lost', [404, GONE_V3]);
		const { json, error } = await run(new KitV3V1(), parameters);
		expect(error).toBeUndefined();
		expect(json).toEqual([output]);
	});

	it.each<{ what: string; answers: Answer[]; message: string }>([
		{ what: 'the first try', answers: [[404, GONE]], message: 'Kit cannot find webhook 7' },
		{
			what: 'a try that Kit refused as one too many',
			answers: [
				[429, {}],
				[404, GONE],
			],
			message: 'Kit cannot find webhook 7',
		},
		{
			what: 'a lost one, from a proxy',
			answers: ['lost', [404, '<html>Not here</html>']],
			message: 'Kit cannot find webhook 7',
		},
		{
			what: 'a lost one, when Kit refuses it',
			answers: ['lost', [422, { errors: ['Not now'] }]],
			message: 'Not now',
		},
	])('fails after $what', async ({ answers, message }) => {
		answer(...answers);
		const { json, error } = await run(new Kit(), v4[0] ?? {});
		expect(json).toEqual([]);
		expect(error?.message).toBe(message);
	});

	it('succeeds for the tags of a bulk request that no longer exist', async () => {
		const failure = (message: string, id: number) => ({ errors: [message], tag: { id } });
		const failures = [failure('Tag does not exist', 7), failure('Tag is in use', 8)];
		const repeated = async (...answers: Answer[]) => {
			answer(...answers);
			const n8n = new N8n(createSandbox({ now: clock.now, sleep: clock.sleep }));
			const { items } = await clock.run(
				n8n.execute(
					{ resource: 'tag', operation: 'bulkDelete', tag: byId('={{ $json.id }}') },
					{ items: [7, 8, 9].map((id) => ({ id })), authentication: 'oAuth2', onError },
				),
			);
			return items.map(({ json }) => json.deleted ?? json.error);
		};
		const onError = 'continueRegularOutput' as const;
		const refused = (reason: string) => expect.stringContaining(`${reason}. Kit rejected`);
		expect(await repeated('lost', [200, { failures }])).toEqual([
			true,
			refused('Tag is in use'),
			true,
		]);
		nock.cleanAll();
		expect(await repeated([200, { failures }])).toEqual([
			refused('Tag does not exist'),
			refused('Tag is in use'),
			true,
		]);
	});

	it('succeeds outside of operations too, such as in a trigger', async () => {
		answer('lost', [404, GONE]);
		const n8n = new N8n(createSandbox({ now: clock.now, sleep: clock.sleep }));
		const context = await n8n.loadOptions();
		const request = { method: 'DELETE', path: '/webhooks/7' } as const;
		expect(await clock.run(kitRequest(context, api, request, (done) => done))).toEqual({
			statusCode: 204,
			body: '',
		});
	});

	it('does not turn other 404s into a success', async () => {
		answer('lost', [404, GONE]);
		const n8n = new N8n(createSandbox({ now: clock.now, sleep: clock.sleep }));
		const context = await n8n.loadOptions();
		const request = { method: 'POST', path: '/subscribers/7/unsubscribe' } as const;
		await expect(clock.run(kitRequest(context, api, request, () => 'done'))).rejects.toThrow(
			'Kit cannot find subscriber 7',
		);
	});
});
