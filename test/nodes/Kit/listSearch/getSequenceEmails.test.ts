import { getSequenceEmails } from '../../../../nodes/Kit/listSearch/getSequenceEmails';
import { byId, fromList } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

const search = async (sequence: ReturnType<typeof byId>, filter?: string) =>
	await getSequenceEmails.call(
		await kit.n8n.loadOptions({ resource: 'sequenceEmail', operation: 'get', sequence }),
		filter,
	);

it('lists only the emails of the chosen sequence', async () => {
	const { id: sequenceId } = kit.sandbox.store.addSequence({ name: 'Welcome' });
	const { id: other } = kit.sandbox.store.addSequence({ name: 'Course' });
	const hello = kit.sandbox.store.addSequenceEmail({ sequenceId, subject: 'Hello' });
	const bye = kit.sandbox.store.addSequenceEmail({ sequenceId, subject: 'Bye' });
	kit.sandbox.store.addSequenceEmail({ sequenceId: other, subject: 'Lesson 1' });

	expect(await search(fromList(sequenceId))).toEqual({
		results: [
			{ name: 'Bye', value: String(bye.id) },
			{ name: 'Hello', value: String(hello.id) },
		],
	});
});

it('finds an email by a part of its subject', async () => {
	const { id: sequenceId } = kit.sandbox.store.addSequence({ name: 'Welcome' });
	const hello = kit.sandbox.store.addSequenceEmail({ sequenceId, subject: 'Hello' });
	kit.sandbox.store.addSequenceEmail({ sequenceId, subject: 'Bye' });

	expect(await search(byId(` ${sequenceId} `), 'ELL')).toEqual({
		results: [{ name: 'Hello', value: String(hello.id) }],
	});
});

it.each(['', '={{ $json.sequence }}'])('asks for the sequence when it is “%s”', async (value) => {
	await expect(search(byId(value))).rejects.toThrow('Choose a sequence first');
	expect(kit.sandbox.requests).toEqual([]);
});

it('names the sequence that Kit cannot find', async () => {
	await expect(search(byId(9))).rejects.toThrow('Kit cannot find sequence 9');
});
