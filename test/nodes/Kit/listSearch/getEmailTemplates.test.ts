import { getEmailTemplates } from '../../../../nodes/Kit/listSearch/getEmailTemplates';
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
	await getEmailTemplates.call(await n8n.loadOptions({ resource: 'broadcast' }), filter);

it('lists email templates by name', async () => {
	const soup = sandbox.store.addEmailTemplate({ name: 'Soup' });
	const bread = sandbox.store.addEmailTemplate({ name: 'Bread' });

	expect(await search()).toEqual({
		results: [
			{ name: 'Bread', value: String(bread.id) },
			{ name: 'Soup', value: String(soup.id) },
		],
	});
});

it('finds an email template by a part of its name', async () => {
	const soup = sandbox.store.addEmailTemplate({ name: 'Soup' });
	sandbox.store.addEmailTemplate({ name: 'Bread' });

	expect(await search('OU')).toEqual({ results: [{ name: 'Soup', value: String(soup.id) }] });
});
