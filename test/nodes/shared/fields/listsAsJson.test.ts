import type { INodeParameters } from 'n8n-workflow';

import { KitV3V1 } from '../../../../nodes/KitV3/KitV3V1.node';
import { byId, byName } from '../../../engine/locators';
import { N8n } from '../../../engine/n8n';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const given = (value: unknown) => `={{ ${JSON.stringify(value)} }}`;
const tagNames = () => [...kit.sandbox.store.tags.values()].map(({ name }) => name);

/** A list as a cell of a sheet or an AI agent provides it. */
describe('The JSON text of a list', () => {
	const add = async (tag: INodeParameters) => {
		const { id } = kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });
		return await kit.n8n.run({
			resource: 'tag',
			operation: 'addSubscriber',
			tag,
			subscriber: byId(id),
		});
	};

	const tagged = () =>
		kit.sandbox.requests
			.map(({ path }) => /^\/v4\/tags\/(\d+)\/subscribers/.exec(path)?.[1])
			.filter((id) => id !== undefined);

	it('names several tags', async () => {
		const { error } = await add(byName(given('["VIP", "Customer"]')));
		expect(error).toBeUndefined();
		expect(tagNames()).toEqual(['VIP', 'Customer']);
		expect(tagged()).toHaveLength(2);
	});

	it('contains the IDs of several tags', async () => {
		const ids = ['VIP', 'Customer'].map((name) => kit.sandbox.store.addTag(name).id);
		await add(byId(given(JSON.stringify(ids))));
		expect(tagNames()).toEqual(['VIP', 'Customer']);
		expect(tagged()).toEqual(ids.map(String));
	});

	it.each(['[2026]', '[VIP]', '[VIP, Customer]'])(
		'is not confused with a name in brackets: %s',
		async (name) => {
			await add(byName(name));
			expect(tagNames()).toEqual([name]);
		},
	);

	it('is accepted by Subscribe for tags and forms', async () => {
		const form = kit.sandbox.store.addForm({ name: 'Footer' });
		const { items, error } = await kit.n8n.run({
			resource: 'subscriber',
			operation: 'subscribe',
			email: 'ana@example.com',
			forms: { form: [{ form: byId(given(`[${form.id}]`)) }] },
			tags: { tag: [{ tag: byId(given('["VIP", "Customer"]')) }] },
		});
		expect(error).toBeUndefined();
		expect(tagNames()).toEqual(['VIP', 'Customer']);
		expect(items[0]?.json.result).toMatchObject({ forms: [{ id: form.id }] });
	});

	it('is rejected by V3, which adds one tag at a time', async () => {
		for (const tag of [byId(given('[101, 102]')), byName(given(['VIP', 'Customer']))]) {
			const { error } = await new N8n(kit.sandbox, new KitV3V1()).run({
				resource: 'tag',
				operation: 'addSubscriber',
				tag,
				email: 'ana@example.com',
			});
			expect(error?.message).toBe("The 'Tag' parameter is a list, not text");
		}
		expect(kit.sandbox.requests).toEqual([]);
	});
});
