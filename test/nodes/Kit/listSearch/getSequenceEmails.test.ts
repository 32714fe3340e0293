import { getSequenceEmails } from '../../../../nodes/Kit/listSearch/getSequenceEmails';
import { byId, fromList } from '../../../engine/locators';
import { N8n } from '../../../engine/n8n';
import { createSandbox, type Sandbox } from '../../../sandbox';
import { serveThroughNock, stopNock } from '../../../sandbox/nock';

let sandbox: Sandbox;
let n8n: N8n;

beforeEach(() => {
	sandbox = createSandbox({ seed: 'empty' });
	serveThroughNock(sandbox);
	n8n = new N8n(sandbox);
});

afterEach(() => {
	stopNock();
	expect(sandbox.refused).toEqual([]);
});

const search = async (sequence: ReturnType<typeof byId>, filter?: string) =>
	await getSequenceEmails.call(
		await n8n.loadOptions({ resource: 'sequenceEmail', operation: 'get', sequence }),
		filter,
	);

it('lists the emails of the chosen sequence and of no other', async () => {
	const { id: sequenceId } = sandbox.store.addSequence({ name: 'Welcome' });
	const { id: other } = sandbox.store.addSequence({ name: 'Course' });
	const hello = sandbox.store.addSequenceEmail({ sequenceId, subject: 'Hello' });
	const bye = sandbox.store.addSequenceEmail({ sequenceId, subject: 'Bye' });
	sandbox.store.addSequenceEmail({ sequenceId: other, subject: 'Lesson 1' });

	expect(await search(fromList(sequenceId))).toEqual({
		results: [
			{ name: 'Bye', value: String(bye.id) },
			{ name: 'Hello', value: String(hello.id) },
		],
	});
});

it('finds an email by a part of its subject', async () => {
	const { id: sequenceId } = sandbox.store.addSequence({ name: 'Welcome' });
	const hello = sandbox.store.addSequenceEmail({ sequenceId, subject: 'Hello' });
	sandbox.store.addSequenceEmail({ sequenceId, subject: 'Bye' });

	expect(await search(byId(` ${sequenceId} `), 'ELL')).toEqual({
		results: [{ name: 'Hello', value: String(hello.id) }],
	});
});

it.each(['', '={{ $json.sequence }}'])('asks for the sequence when it is “%s”', async (value) => {
	await expect(search(byId(value))).rejects.toThrow('Choose a sequence first');
	expect(sandbox.requests).toEqual([]);
});

it('names the sequence that Kit does not know', async () => {
	await expect(search(byId(9))).rejects.toThrow('Kit cannot find sequence 9');
});
