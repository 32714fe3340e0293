import { KitApi } from '../../credentials/KitApi.credentials';
import { N8n } from '../engine/n8n';
import { createSandbox } from '../sandbox';
import { serveThroughNock, stopNock } from '../sandbox/nock';
import { verdict } from './verdict';

describe('Kit API credential', () => {
	afterEach(() => {
		stopNock();
	});

	it('sends the trimmed key in Kit’s header', async () => {
		const sandbox = createSandbox();
		serveThroughNock(sandbox);
		const n8n = new N8n({ ...sandbox, apiKey: ` ${sandbox.apiKey}\n` });
		const { items } = await n8n.execute({ resource: 'account', operation: 'get' });
		expect(items).toHaveLength(1);
		expect(
			sandbox.requests.map(({ path, credential, status }) => [path, credential, status]),
		).toEqual([['/v4/account', 'apiKey', 200]]);
	});

	it.each([
		{
			answer: { errors: ['The access token is invalid'] },
			message: /V3 keys and secrets do not work here/,
		},
		{ answer: { errors: ['Internal Server Error'] }, message: /Try again in a minute/ },
		{ answer: '<h1>Bad Gateway</h1>', message: /check that this n8n can reach/ },
		{ answer: { user: {}, account: { id: 1 } }, message: /^$/ },
	])('is tested with the account, and explains what to do about $answer', ({ answer, message }) => {
		const { request, rules } = new KitApi().test;
		expect(request).toEqual({
			baseURL: 'https://api.kit.com/v4',
			url: '/account',
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
		});
		expect(verdict(rules, answer)).toMatch(message);
	});

	it('masks the key in the editor', () => {
		const [apiKey] = new KitApi().properties;
		expect(apiKey?.typeOptions?.password).toBe(true);
	});
});
