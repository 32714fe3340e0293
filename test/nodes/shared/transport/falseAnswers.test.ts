import type { INodeParameters } from 'n8n-workflow';

import { Kit } from '../../../../nodes/Kit/Kit.node';
import { KitV3V1 } from '../../../../nodes/KitV3/KitV3V1.node';
import { byId } from '../../../engine/locators';
import { N8n } from '../../../engine/n8n';
import { useKit } from '../../../engine/useKit';

const NOT_KIT = 'The response did not come from Kit’s API or is incomplete';

const subscriber = byId(5);
const tag = byId(7);

/** Operations that Kit confirms with a 204. */
const CONFIRMED: INodeParameters[] = [
	{ resource: 'broadcast', operation: 'delete', broadcast: byId(7) },
	{ resource: 'customField', operation: 'delete', customField: byId(7) },
	{ resource: 'sequence', operation: 'delete', sequence: byId(7) },
	{ resource: 'sequenceEmail', operation: 'delete', sequence: byId(7), sequenceEmail: byId(8) },
	{ resource: 'subscriber', operation: 'removeLocation', subscriber },
	{ resource: 'subscriber', operation: 'unsubscribe', subscriber },
	{ resource: 'tag', operation: 'removeSubscriber', tag, subscriber },
	{ resource: 'webhook', operation: 'delete', webhook: byId(7) },
	{ resource: 'webhookEndpoint', operation: 'delete', webhookEndpoint: byId(7) },
];
const API_CALL = {
	resource: 'customApiCall',
	operation: 'send',
	method: 'DELETE',
	path: '/tags/7',
};
const CONFIRMED_V3: INodeParameters[] = [
	{ resource: 'customField', operation: 'delete', customField: byId(7) },
	{ resource: 'customField', operation: 'update', customField: byId(7), label: 'City' },
	{ resource: 'webhook', operation: 'delete', webhook: byId(7) },
];

/** Operations that Kit confirms, or to which it responds with a list of failures. */
const BULK: INodeParameters[] = [
	{ resource: 'tag', operation: 'bulkDelete', tag },
	{ resource: 'tag', operation: 'bulkUntagSubscribers', tag, subscriber },
	{ resource: 'tag', operation: 'bulkTagSubscribers', tag, subscriber },
];

/** Operations to which Kit responds with a record. */
const RECORDS: INodeParameters[] = [
	{ resource: 'tag', operation: 'create', name: 'VIP' },
	{ resource: 'broadcast', operation: 'get', broadcast: byId(7) },
	{ resource: 'account', operation: 'getColors' },
];

const delivery = { webhookEndpoint: byId(7), delivery: byId(8) };

/** Operations whose response has a key that is not documented. */
const UNNAMED: INodeParameters[] = [
	{ resource: 'webhookEndpoint', operation: 'getDelivery', ...delivery },
	{ resource: 'webhookEndpoint', operation: 'getDeliveries', ...delivery, returnAll: true },
];

const RECORD = { id: 7 };
const FALSE: Array<{ what: string; status: number; body?: unknown; isAnyObject?: true }> = [
	{ what: 'an HTML page', status: 200, body: '<!doctype html><h1>Sign in</h1>' },
	{ what: 'an error that claims to be a success', status: 200, body: { errors: ['Not you'] } },
	{ what: 'a single error', status: 200, body: { error: 'login_required' } },
	{
		what: 'an error object with an ID',
		status: 200,
		body: { error: { id: 5, message: 'Sign in' } },
	},
	{
		what: 'an error that looks like a page of a list',
		status: 200,
		body: { errors: ['Not you'], pagination: { has_next_page: false, end_cursor: null } },
	},
	{
		what: 'another object that looks like a page of a list',
		status: 200,
		body: { meta: { page: 1 }, words: ['x'], pagination: { has_next_page: false } },
		isAnyObject: true,
	},
	{ what: 'an empty success', status: 200 },
	{ what: 'a request that is only accepted', status: 202 },
	{ what: 'an empty object', status: 200, body: {}, isAnyObject: true },
	{
		what: 'a part of something',
		status: 206,
		body: { tag: RECORD, broadcast: RECORD, colors: [] },
	},
	{ what: 'an empty record', status: 200, body: { tag: {} }, isAnyObject: true },
];

describe('A response that did not come from Kit', () => {
	const kit = useKit({ virtualClock: true });

	async function failure(node: Kit | KitV3V1, parameters: INodeParameters) {
		const n8n = new N8n(kit.sandbox, node);
		const authentication = parameters.operation?.toString().startsWith('bulk')
			? 'oAuth2'
			: 'apiKey';
		const { items, error } = await kit.clock.run(n8n.run(parameters, { authentication }));
		expect(items).toEqual([]);
		return error?.message;
	}

	describe.each(FALSE)('is not trusted: $what', ({ status, body, isAnyObject }) => {
		beforeEach(() => {
			kit.sandbox.faults.add({ kind: 'status', status, body, times: Infinity });
		});

		// An API call accepts any object as the response.
		const v4 = [...CONFIRMED, ...(isAnyObject ? [] : [API_CALL]), ...BULK, ...RECORDS, ...UNNAMED];

		it.each(v4)('by $resource: $operation', async (parameters) => {
			expect(await failure(new Kit(), parameters)).toBe(NOT_KIT);
		});

		it.each(CONFIRMED_V3)('by V3’s $resource: $operation', async (parameters) => {
			expect(await failure(new KitV3V1(), parameters)).toBe(NOT_KIT);
		});
	});
});
