import type { INodeParameters } from 'n8n-workflow';

import { byId } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const filter = (conditions: INodeParameters) => ({
	resource: 'subscriber',
	operation: 'filter',
	conditions,
});
const opens = (comparison: string) => filter({ opens: [{ comparison, count: 1 }] });
const clicks = (urlMatching: string) =>
	filter({
		clicks: [{ comparison: 'count_less_than', count: 1, urls: 'https://example.com', urlMatching }],
	});
const subscribers = (filters: INodeParameters) => ({
	resource: 'subscriber',
	operation: 'getAll',
	filters,
});

/** Options as AI agents and sheets provide them: by expression, because n8n only offers valid ones. */
describe('An option from an expression', () => {
	it.each([
		[subscribers({ status: '={{ "Cancelled" }}' }), { query: { status: 'cancelled' } }],
		[
			{
				resource: 'subscriber',
				operation: 'upsert',
				email: 'ana@example.com',
				additionalFields: { state: '={{ " INACTIVE " }}' },
			},
			{ body: { state: 'inactive' } },
		],
		[
			{ resource: 'form', operation: 'getAll', filters: { type: '={{ "Landing Page" }}' } },
			{ query: { type: 'hosted' } },
		],
		[
			filter({ state: [{ states: '={{ "Active, Cancelled" }}' }] }),
			{ body: { all: [{ type: 'subscriber_state', states: ['active', 'cancelled'] }] } },
		],
		[opens('={{ "less than" }}'), { body: { all: [{ type: 'opens', count_less_than: 1 }] } }],
	])('can be given by its name, in any case: %j', async (parameters, sent) => {
		const { error } = await kit.n8n.run(parameters);
		expect(error).toBeUndefined();
		expect(kit.sandbox.requests).toEqual([expect.objectContaining({ status: expect.any(Number) })]);
		expect(kit.sandbox.requests[0]).toMatchObject(sent);
	});

	it('is not sent if it is blank', async () => {
		await kit.n8n.run(subscribers({ status: '={{ "" }}' }));
		expect(kit.sandbox.requests[0]?.query).not.toHaveProperty('status');
	});

	it.each([
		[
			subscribers({ status: '={{ "unsubscribed" }}' }),
			"The 'Status' parameter is not one of its options (Active, All, Bounced, Cancelled, Complained, Inactive): “unsubscribed”",
		],
		[
			filter({ state: [{ states: '={{ ["active", "subscribed"] }}' }] }),
			"The 'States' parameter is not one of its options (Active, Bounced, Cancelled, Complained, Inactive): “subscribed”",
		],
		[
			opens('={{ "fewer" }}'),
			"The 'Opens: Comparison' parameter is not one of its options (At Least, At Most, Less Than, More Than): “fewer”",
		],
		[
			clicks('={{ "like" }}'),
			"The 'Clicks: URL Matching' parameter is not one of its options (Contains, Ends With, Exact, Starts With): “like”",
		],
		[
			{
				resource: 'sequenceEmail',
				operation: 'create',
				sequence: byId(1),
				subject: 'Hi',
				delayUnit: '={{ "weeks" }}',
			},
			"The 'Delay Unit' parameter is not one of its options (Days, Hours): “weeks”",
		],
	])('is rejected before any request if it is unknown: %j', async (parameters, message) => {
		const { error } = await kit.n8n.run(parameters);
		expect(error?.message).toBe(message);
		expect(kit.sandbox.requests).toEqual([]);
	});

	it.each(['subscribe', 'bulkSubscribe', 'bulkCreate', 'upsert'])(
		'sets the state of a new subscriber in %s, unless it is unknown',
		async (operation) => {
			const run = async (state: string) =>
				await kit.n8n.run(
					{
						resource: 'subscriber',
						operation,
						email: 'ana@example.com',
						additionalFields: { state: `={{ "${state}" }}` },
					},
					{ authentication: 'oAuth2' },
				);
			const { error } = await run('Pending');
			expect(error?.message).toBe(
				"The 'State' parameter is not one of its options (Active, Bounced, Cancelled, Complained, Inactive): “Pending”",
			);
			expect(kit.sandbox.requests).toEqual([]);
			await run('Inactive');
			expect(kit.sandbox.store.findByEmail('ana@example.com')?.state).toBe('inactive');
		},
	);
});
