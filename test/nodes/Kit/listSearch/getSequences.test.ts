import { getSequences } from '../../../../nodes/Kit/listSearch/getSequences';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const search = async (filter?: string) =>
	await getSequences.call(await kit.n8n.loadOptions({ resource: 'subscriber' }), filter);

it('lists sequences by name', async () => {
	const welcome = kit.sandbox.store.addSequence({ name: 'Welcome' });
	const course = kit.sandbox.store.addSequence({ name: 'Course' });

	expect(await search()).toEqual({
		results: [
			{ name: 'Course', value: String(course.id) },
			{ name: 'Welcome', value: String(welcome.id) },
		],
	});
});

it('finds a sequence by a part of its name', async () => {
	kit.sandbox.store.addSequence({ name: 'Welcome' });
	const course = kit.sandbox.store.addSequence({ name: 'Course' });

	expect(await search('our')).toEqual({ results: [{ name: 'Course', value: String(course.id) }] });
});

it('shows Kit’s message if the credential is rejected', async () => {
	kit.sandbox.store.account.apiAccess = false;

	await expect(search()).rejects.toThrow('The access token is invalid');
});
