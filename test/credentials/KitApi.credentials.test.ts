import { KitApi } from '../../credentials/KitApi.credentials';
import { N8n } from '../engine/n8n';
import { createSandbox } from '../sandbox';
import { serveThroughNock, stopNock } from '../sandbox/nock';

describe('Kit API credential', () => {
	afterEach(() => {
		stopNock();
	});

	it('sends the key in the header that Kit reads, without spaces pasted around it', async () => {
		const sandbox = createSandbox();
		serveThroughNock(sandbox);
		const n8n = new N8n({ ...sandbox, apiKey: ` ${sandbox.apiKey}\n` });
		const { items } = await n8n.execute({ resource: 'account', operation: 'get' });
		expect(items).toHaveLength(1);
		expect(
			sandbox.requests.map(({ path, credential, status }) => [path, credential, status]),
		).toEqual([['/v4/account', 'apiKey', 200]]);
	});

	it('is tested with the account, and says what a refused key may be', () => {
		const { request, rules } = new KitApi().test;
		expect(`${request.baseURL}${request.url}`).toBe('https://api.kit.com/v4/account');
		const [refused] = rules ?? [];
		expect(refused?.properties).toMatchObject({
			value: 401,
			message: expect.stringContaining('a key or secret of API V3 does not work here'),
		});
	});

	it('hides the key in the editor', () => {
		const [apiKey] = new KitApi().properties;
		expect(apiKey?.typeOptions?.password).toBe(true);
	});
});
