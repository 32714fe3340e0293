import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { KitV3Api } from '../../credentials/KitV3Api.credentials';
import { getForms } from '../../nodes/KitV3/listSearch/getForms';
import { KitV3V1 } from '../../nodes/KitV3/KitV3V1.node';
import { byId } from '../engine/locators';
import { N8n } from '../engine/n8n';
import { useKitV3 } from '../nodes/KitV3/kitV3.fixture';
import { verdict } from './verdict';

describe('Kit V3 API credential', () => {
	const kit = useKitV3();

	const save = (data: { apiKey?: string; apiSecret?: string }) =>
		kit.n8n.credentials.replace('kitV3Api', data);

	const authenticated = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	) => {
		const { authenticate } = new KitV3Api();
		if (typeof authenticate !== 'function') throw new Error('The credential has no function');
		return await authenticate(credentials, request);
	};

	const credentialsSent = () =>
		kit.sandbox.requests.map(({ method, credential, secretIn, status }) => [
			method,
			credential,
			secretIn,
			status,
		]);

	it('sends the trimmed secret in the query of a GET', async () => {
		save({ apiSecret: ` ${kit.sandbox.v3.apiSecret}\n` });
		await kit.run('account.get');
		expect(credentialsSent()).toEqual([['GET', 'v3Secret', 'query', 200]]);
	});

	it('sends the secret in the body if there is one, even with DELETE', async () => {
		const { id } = kit.store.addCustomField('City');
		await kit.run('tag.create', { name: 'VIP' });
		await kit.run('customField.update', { customField: byId(id), label: 'Town' });
		await kit.run('customField.delete', { customField: byId(id) });
		expect(credentialsSent()).toEqual([
			['POST', 'v3Secret', 'body', 201],
			['PUT', 'v3Secret', 'body', 204],
			['DELETE', 'v3Secret', 'body', 204],
		]);
	});

	it('sends the key if there is no secret', async () => {
		save({ apiKey: kit.sandbox.v3.apiKey });
		await kit.run('tag.getAll');
		expect(credentialsSent()).toEqual([['GET', 'v3Key', 'query', 200]]);
	});

	it('adds one parameter and nothing else', async () => {
		const request: IHttpRequestOptions = {
			url: 'https://api.convertkit.com/v3/tags',
			method: 'POST',
			qs: { a: 1 },
			body: { b: 2 },
		};
		const credentials = { apiKey: 'key', apiSecret: 'secret' };
		expect(await authenticated(credentials, request)).toEqual({
			...request,
			body: { b: 2, api_secret: 'secret' },
		});
		expect(request.body).toEqual({ b: 2 });
	});

	it('does not change a body that is not a JSON object', async () => {
		const request: IHttpRequestOptions = {
			url: 'https://api.convertkit.com/v3/tags',
			method: 'POST',
			body: 'a=1',
		};
		expect(await authenticated({ apiSecret: 'secret' }, request)).toEqual({
			...request,
			qs: { api_secret: 'secret' },
		});
	});

	it.each([
		{ given: 'a secret', credential: 'apiSecret', path: '/v3/account' },
		{ given: 'a key only', credential: 'apiKey', path: '/v3/forms' },
	] as const)('is tested with $path if there is $given', async ({ credential, path }) => {
		// n8n tests a credential with a node that is made of the request.
		const node = new KitV3V1();
		const resource = node.description.properties.find(({ name }) => name === 'resource');
		if (resource) {
			node.description.properties = [
				{ ...resource, routing: { request: new KitV3Api().test.request } },
			];
		}
		delete node.description.requestOperations;
		const n8n = new N8n(kit.sandbox, node);
		n8n.credentials.replace('kitV3Api', { [credential]: kit.sandbox.v3[credential] });
		const { error } = await n8n.execute({});
		expect(error).toBeUndefined();
		expect(kit.sandbox.requests.map((request) => [request.path, request.status])).toEqual([
			[path, 200],
		]);
	});

	it.each([
		{
			answer: { error: 'Authorization Failed', message: 'API Key not valid' },
			message: /A V4 key, which starts with “kit_”/,
		},
		{ answer: { error: 'Internal Server Error' }, message: /Try again in a minute/ },
		{ answer: '<h1>Bad Gateway</h1>', message: /check that this n8n can reach/ },
		{ answer: '', message: /check that this n8n can reach/ },
		{ answer: { name: 'Mara', primary_email_address: 'mara@example.com' }, message: /^$/ },
		{ answer: { forms: [] }, message: /^$/ },
	])('explains what to do about $answer when it is tested', ({ answer, message }) => {
		expect(verdict(new KitV3Api().test.rules, answer)).toMatch(message);
	});

	it('masks both in the editor', () => {
		const { properties } = new KitV3Api();
		expect(properties.map(({ typeOptions }) => typeOptions?.password)).toEqual([true, true]);
	});

	it('explains what to do with a V4 key', async () => {
		save({ apiSecret: kit.sandbox.apiKey });
		const { error } = await kit.run('tag.getAll');
		expect(error?.description).toContain('A V4 key, which starts with “kit_”, does not work here');
	});
});

describe('The key and the secret of V3', () => {
	const kit = useKitV3();

	/** Everything that can be reached from a value, also what is not enumerable. */
	function textOf(value: unknown, seen = new Set<unknown>()): string {
		if (typeof value !== 'object' || value === null) return String(value);
		if (seen.has(value)) return '';
		seen.add(value);
		return Reflect.ownKeys(value)
			.map((key) => `${String(key)}=${textOf(Reflect.get(value, key), seen)}`)
			.join(' ');
	}

	const expectNoSecret = (value: unknown) => {
		const text = textOf(value);
		expect(text).not.toContain(kit.sandbox.v3.apiSecret);
		expect(text).not.toContain(kit.sandbox.v3.apiKey);
	};

	const failures = [
		{ what: 'refuses', fault: { kind: 'status', status: 422, body: { message: 'No' } } },
		{ what: 'wants another credential', fault: { kind: 'status', status: 401, times: 2 } },
		{ what: 'fails', fault: { kind: 'status', status: 501 } },
		{ what: 'answers with a page', fault: { kind: 'status', status: 404, body: '<html>' } },
	] as const;

	const operations = [
		{ resource: 'account', operation: 'get' },
		{ resource: 'subscriber', operation: 'getAll', returnAll: true },
		{ resource: 'tag', operation: 'create', name: 'VIP' },
		{ resource: 'customField', operation: 'delete', customField: byId(7) },
	];

	const cases = failures.flatMap((failure) =>
		operations.map((parameters) => ({
			...failure,
			parameters,
			name: `${parameters.resource} ${parameters.operation}`,
		})),
	);

	it.each(cases)('are not in the error of $name when Kit $what', async ({ fault, parameters }) => {
		kit.sandbox.faults.add(fault);
		const { error } = await kit.n8n.run(parameters);
		expect(error).toBeDefined();
		expectNoSecret(error);
	});

	it('are not in the error of a purchase whose connection was lost', async () => {
		kit.sandbox.faults.add({ kind: 'reset' });
		const { error } = await kit.run('purchase.create', {
			email: 'ana@example.com',
			transactionId: '1',
			products: { product: [{ pid: '1', lid: '1' }] },
		});
		expect(error?.message).toBe('The connection to Kit was lost or could not be established');
		expectNoSecret(error);
	});

	it('are not in the error of a list to choose from', async () => {
		kit.sandbox.faults.add({ kind: 'status', status: 422, body: { message: 'No' } });
		const context = await kit.n8n.loadOptions({ resource: 'form' });
		const error = await getForms.call(context).catch((reason: unknown) => reason);
		expect(error).toBeInstanceOf(Error);
		expectNoSecret(error);
	});

	it('are not on the error output', async () => {
		kit.sandbox.faults.add({ kind: 'status', status: 422, body: { message: 'No' } });
		const { errorItems } = await kit.n8n.run(
			{ resource: 'tag', operation: 'create', name: 'VIP' },
			{ onError: 'continueErrorOutput' },
		);
		expect(errorItems).toHaveLength(1);
		expectNoSecret(errorItems);
	});
});
