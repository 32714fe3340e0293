import { apiKey, world } from './world';

export function choiceCases(): void {
	it('lists all tags, and those that match a search', async () => {
		const { n8n, sandbox } = world();
		const tags = ['Chosen one', 'Chosen two'].map((name) => sandbox.store.addTag(name));

		const all = await n8n.listed('getTags', await apiKey());
		const some = await n8n.listed('getTags', await apiKey(), 'chosen t');

		expect(all).toEqual(
			expect.arrayContaining(
				tags.map(({ id, name }) => expect.objectContaining({ name, value: String(id) })),
			),
		);
		expect(some.map(({ name }) => name)).toEqual(['Chosen two']);
	});

	it('offers a column for each custom field', async () => {
		const { n8n, sandbox } = world();
		sandbox.store.addCustomField('Favourite colour');

		const columns = await n8n.columns('getCustomFields', await apiKey());

		expect(columns).toContainEqual(
			expect.objectContaining({ id: 'favourite_colour', displayName: 'Favourite colour' }),
		);
	});
}
