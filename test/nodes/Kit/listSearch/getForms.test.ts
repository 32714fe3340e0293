import { getForms } from '../../../../nodes/Kit/listSearch/getForms';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const search = async (filter?: string, token?: unknown) =>
	await getForms.call(await kit.n8n.loadOptions({ resource: 'form' }), filter, token);

it('lists active forms and landing pages by name', async () => {
	const newsletter = kit.sandbox.store.addForm({ name: 'newsletter' });
	const launch = kit.sandbox.store.addForm({ name: 'Launch', type: 'hosted' });
	kit.sandbox.store.addForm({ name: 'Old', archived: true });

	expect(await search()).toEqual({
		results: [
			{ name: 'Launch', value: String(launch.id) },
			{ name: 'newsletter', value: String(newsletter.id) },
		],
	});
	expect(kit.sandbox.requests).toHaveLength(1);
});

it('finds a form by a part of its name on any page', async () => {
	const { id } = kit.sandbox.store.addForm({ name: 'Spring launch' });
	for (let n = 0; n < 1_000; n++) kit.sandbox.store.addForm({ name: `Form ${n}` });

	expect(await search('LAUNCH')).toEqual({
		results: [{ name: 'Spring launch', value: String(id) }],
	});
	expect(kit.sandbox.requests).toHaveLength(2);
});

it('continues after the previous page', async () => {
	for (let n = 0; n < 501; n++) kit.sandbox.store.addForm({ name: `Form ${n}` });

	const first = await search();
	const second = await search(undefined, first.paginationToken);

	expect(first.results).toHaveLength(500);
	expect(second.results).toEqual([expect.objectContaining({ name: 'Form 0' })]);
	expect(second.paginationToken).toBeUndefined();
});

it('shows Kit’s message if the credential is rejected', async () => {
	kit.sandbox.store.account.apiAccess = false;

	await expect(search()).rejects.toThrow('The access token is invalid');
});
