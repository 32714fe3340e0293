import { getCustomFields } from '../../../../nodes/Kit/listSearch/getCustomFields';
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
	await getCustomFields.call(await n8n.loadOptions({ resource: 'customField' }), filter);

it('lists custom fields by label and chooses them by ID', async () => {
	const name = sandbox.store.addCustomField('Last name');
	const city = sandbox.store.addCustomField('City');

	expect(await search()).toEqual({
		results: [
			{ name: 'City', value: String(city.id) },
			{ name: 'Last name', value: String(name.id) },
		],
	});
});

it('finds a custom field by a part of its label', async () => {
	const name = sandbox.store.addCustomField('Last name');
	sandbox.store.addCustomField('City');

	expect(await search('NAME')).toEqual({
		results: [{ name: 'Last name', value: String(name.id) }],
	});
});

it('says what Kit says when the credential is refused', async () => {
	sandbox.store.account.apiAccess = false;

	await expect(search()).rejects.toThrow('The access token is invalid');
});
