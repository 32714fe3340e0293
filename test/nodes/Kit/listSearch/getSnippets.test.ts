import { getSnippets } from '../../../../nodes/Kit/listSearch/getSnippets';
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
	await getSnippets.call(await n8n.loadOptions({ resource: 'snippet' }), filter);

it('lists the snippets that are not archived', async () => {
	const fair = sandbox.store.addSnippet({ name: 'Fair', body: 'Come' });
	sandbox.store.addSnippet({ name: 'Old offer', body: 'Gone', archived: true });

	expect(await search()).toEqual({ results: [{ name: 'Fair (Inline)', value: String(fair.id) }] });
});

it('finds a snippet by a part of its name', async () => {
	sandbox.store.addSnippet({ name: 'Fair', body: 'Come' });
	const signOff = sandbox.store.addSnippet({ name: 'Sign-off', body: 'Warmly' });

	expect(await search('SIGN')).toEqual({
		results: [{ name: 'Sign-off (Inline)', value: String(signOff.id) }],
	});
});
