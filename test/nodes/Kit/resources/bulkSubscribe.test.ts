import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { useVirtualClock } from '../../../virtualClock';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

let form: { id: number };

beforeEach(() => {
	kit.sandbox.store.addCustomField('City');
	form = kit.sandbox.store.addForm({ name: 'News' });
});

const named = (value: string) => ({ __rl: true, mode: 'name', value });
const byId = (value: number | string) => ({ __rl: true, mode: 'id', value: String(value) });

const people = (count: number) =>
	Array.from({ length: count }, (_, index) => ({
		email: `s${index}@example.com`,
		city: `Town ${index}`,
		tag: index % 2 ? 'Odd' : 'Even',
	}));

const subscribe = async (
	items: IDataObject[],
	more: INodeParameters = {},
	onError?: INode['onError'],
) =>
	await kit.n8n.run(
		{
			resource: 'subscriber',
			operation: 'bulkSubscribe',
			email: '={{ $json.email }}',
			forms: { form: [{ form: byId(form.id) }] },
			tags: { tag: [{ tag: named('={{ $json.tag }}') }, { tag: named('All') }] },
			additionalFields: {
				firstName: 'Sam',
				referrer: 'https://example.com/?utm_source=fair',
				state: 'active',
			},
			customFields: { mappingMode: 'autoMapInputData', value: null },
			...more,
		},
		{ authentication: 'oAuth2', items, ...(onError ? { onError } : {}) },
	);

const paths = () => kit.sandbox.requests.map(({ method, path }) => `${method} ${path}`);

describe('subscriber: bulkSubscribe', () => {
	it('saves everyone with fields, forms and tags in as few requests as possible', async () => {
		const { items, error } = await subscribe(people(101));
		expect(error).toBeUndefined();
		expect(paths()).toEqual([
			'GET /v4/custom_fields',
			'POST /v4/bulk/subscribers',
			'POST /v4/bulk/subscribers',
			'POST /v4/bulk/custom_fields/subscribers',
			'POST /v4/bulk/custom_fields/subscribers',
			'POST /v4/bulk/forms/subscribers',
			'POST /v4/bulk/forms/subscribers',
			'POST /v4/bulk/tags',
			'POST /v4/bulk/tags/subscribers',
			'POST /v4/bulk/tags/subscribers',
			'POST /v4/bulk/tags/subscribers',
		]);
		expect([...kit.sandbox.store.tags.values()].map((tag) => tag.name).sort()).toEqual([
			'All',
			'Even',
			'Odd',
		]);
		const added = 'added or already there';
		expect(items).toHaveLength(101);
		expect(items[100]?.pairedItem).toEqual({ item: 100 });
		expect(items[100]?.json).toMatchObject({
			email_address: 's100@example.com',
			fields: { city: 'Town 100' },
			result: {
				subscriber: 'created or updated',
				forms: [{ id: form.id, result: added }],
				tags: [
					{ id: kit.sandbox.store.findTag('Even')?.id, name: 'Even', result: added },
					{ id: kit.sandbox.store.findTag('All')?.id, name: 'All', result: added },
				],
			},
		});
		const sizes = ['All', 'Even', 'Odd'].map((name) =>
			kit.sandbox.store.taggings.size(kit.sandbox.store.findTag(name)?.id ?? 0),
		);
		expect(sizes).toEqual([101, 51, 50]);
	});

	it('works with one person and nothing else', async () => {
		const { items } = await subscribe([{ email: 'ana@example.com' }], { forms: {}, tags: {} });
		expect(paths()).toEqual(['GET /v4/custom_fields', 'POST /v4/bulk/subscribers']);
		expect(items[0]?.json.result).toEqual({
			subscriber: 'created or updated',
			forms: [],
			tags: [],
		});
	});

	it('continues with the others if Kit rejects one', async () => {
		const all = [{ email: 'ana@example.com' }, { email: 'no..body@-' }, { email: 'x' }];
		const tags = { tag: [{ tag: named('VIP') }] };
		const { items } = await subscribe(all, { tags }, 'continueRegularOutput');
		expect(items.map(({ json }) => json.error)).toEqual([
			undefined,
			expect.stringMatching(/^Email address is invalid\. /),
			expect.stringMatching(/^The 'Email' parameter is not an email address: “x” \[item 2\]\. /),
		]);
		expect(kit.sandbox.store.tags.size).toBe(1);
		expect(kit.sandbox.store.subscribers.size).toBe(1);
	});

	it('reports what was done if something is missing', async () => {
		const forms = { form: [{ form: byId(form.id) }, { form: byId(999) }] };
		const { error } = await subscribe([{ email: 'ana@example.com', city: 'Porto' }], {
			forms,
			tags: { tag: [{ tag: named('VIP') }] },
		});
		const { id } = kit.sandbox.store.findByEmail('ana@example.com') ?? {};
		expect(error?.message).toBe('Form does not exist');
		expect(error?.description).toBe(
			`ana@example.com was created or updated with ID ${id} and added to form ${form.id}, but not to form 999 and tag “VIP”. Kit rejected the data of this item. Check 'Form' and run it again. Running the item again is safe: the operation is idempotent.`,
		);
		expect(error?.context).toMatchObject({ itemIndex: 0 });
	});

	it('fails every item that needs a tag if the tags cannot be created', async () => {
		const clock = useVirtualClock();
		const body = { errors: ['No more tags'] };
		kit.sandbox.faults.add({ kind: 'status', status: 422, body, path: /bulk\/tags$/ });
		const { items } = await clock.run(subscribe(people(3), { forms: {} }, 'continueRegularOutput'));
		expect(items.map(({ json }) => json.error)).toEqual(
			Array(3).fill(expect.stringMatching(/^No more tags\. /)),
		);
		expect(items[2]?.json.error).toMatch(
			/^No more tags\. s2@example\.com was created or updated with ID \d+, but not added to tag “Even” and tag “All”\./,
		);
	});

	it('reports a field that cannot be saved', async () => {
		const body = { errors: ['Not now'] };
		kit.sandbox.faults.add({
			kind: 'status',
			status: 422,
			body,
			path: /custom_fields\/subscribers/,
		});
		const { error } = await subscribe(people(1));
		expect(error?.message).toBe('Not now');
		expect(error?.description).toContain(`but not added to form ${form.id}, tag “Even”, and`);
		expect(error?.description).toContain('Not saved: city.');
	});

	it('checks forms and tags before anything is sent', async () => {
		const { error } = await subscribe(people(1), {
			forms: { form: [{ form: byId('={{ "News" }}') }] },
		});
		expect(error?.message).toContain("The 'Form' parameter must be an ID");
		expect(kit.sandbox.requests).toEqual([]);
	});

	it('rejects an API key before any request', async () => {
		const { error } = await kit.n8n.run({
			resource: 'subscriber',
			operation: 'bulkSubscribe',
			email: 'ana@example.com',
			tags: { tag: [{ tag: named('VIP') }] },
		});
		expect(error?.message).toBe('Kit allows this operation only with OAuth2');
		expect(kit.sandbox.requests).toEqual([]);
	});
});
