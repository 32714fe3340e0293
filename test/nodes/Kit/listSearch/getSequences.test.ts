import { getSequences } from '../../../../nodes/Kit/listSearch/getSequences';
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

const search = async (filter?: string) =>
	await getSequences.call(await n8n.loadOptions({ resource: 'subscriber' }), filter);

it('lists sequences by name', async () => {
	const welcome = sandbox.store.addSequence({ name: 'Welcome' });
	const course = sandbox.store.addSequence({ name: 'Course' });

	expect(await search()).toEqual({
		results: [
			{ name: 'Course', value: String(course.id) },
			{ name: 'Welcome', value: String(welcome.id) },
		],
	});
});

it('finds a sequence by a part of its name', async () => {
	sandbox.store.addSequence({ name: 'Welcome' });
	const course = sandbox.store.addSequence({ name: 'Course' });

	expect(await search('our')).toEqual({ results: [{ name: 'Course', value: String(course.id) }] });
});

it('says what Kit says when the credential is refused', async () => {
	sandbox.store.account.apiAccess = false;

	await expect(search()).rejects.toThrow('The access token is invalid');
});
