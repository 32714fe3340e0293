import { useKit } from '../../../engine/useKit';

const kit = useKit({ virtualClock: true, undocumented: 'allowed' });

const call = async (parameters: object, options = {}) =>
	await kit.clock.run(
		kit.n8n.run({ resource: 'customApiCall', operation: 'send', ...parameters }, options),
	);

const sent = () =>
	kit.sandbox.requests.map(({ method, path, query, body }) => [method, path, query, body]);

const query = (...parameter: Array<{ name: unknown; value: unknown }>) => ({
	queryParameters: { parameter },
});

describe('API Call', () => {
	it('returns Kit’s response unchanged', async () => {
		kit.sandbox.store.addTag('VIP');

		const { items } = await call({ path: '/tags' });

		expect(sent()).toEqual([['GET', '/v4/tags', {}, undefined]]);
		expect(items.map(({ json }) => json)).toEqual([
			{
				tags: [expect.objectContaining({ name: 'VIP' })],
				pagination: expect.objectContaining({ has_next_page: false }),
			},
		]);
		expect(kit.sandbox.refused).toEqual([]);
	});

	it('sends query parameters, fixed and from expressions', async () => {
		const { error } = await call(
			{
				path: '/subscribers',
				...query(
					{ name: 'status', value: 'all' },
					{ name: ' email_address ', value: '={{ $json.email }}' },
					{ name: 'per_page', value: '={{ 10 }}' },
					{ name: 'slim', value: '={{ true }}' },
					{ name: 'created_after', value: '={{ $json.missing }}' },
				),
			},
			{ items: [{ email: 'ana+news@example.com' }] },
		);

		expect(error).toBeUndefined();
		expect(kit.sandbox.requests.map((request) => request.query)).toEqual([
			{ status: 'all', email_address: 'ana+news@example.com', per_page: '10', slim: 'true' },
		]);
	});

	it.each([
		['POST', '/tags', '{ "name": "VIP" }', { name: 'VIP' }],
		['POST', '/tags', '={{ { name: $json.tag } }}', { name: 'Customer' }],
		['POST', '/tags', '={{ JSON.stringify({ name: $json.tag }) }}', { name: 'Customer' }],
		['PUT', '/account/colors', '{ "colors": ["#1B4332"] }', { colors: ['#1B4332'] }],
	])('sends the body of %s %s: %s', async (method, path, body, expected) => {
		const { items } = await call({ method, path, body }, { items: [{ tag: 'Customer' }] });

		expect(sent()).toEqual([[method, `/v4${path}`, {}, expected]]);
		expect(items).toHaveLength(1);
		expect(kit.sandbox.refused).toEqual([]);
	});

	it('ignores a leftover body with GET', async () => {
		await call({ method: '={{ "get" }}', path: '/tags', body: '{ "name": ' });

		expect(sent()).toEqual([['GET', '/v4/tags', {}, undefined]]);
	});

	it.each(['{}', '', '={{ {} }}'])('treats “%s” as no body', async (body) => {
		const { id } = kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });

		const { items } = await call({
			method: 'POST',
			path: `/subscribers/${id}/unsubscribe`,
			body,
		});

		expect(kit.sandbox.refused).toEqual([]);
		expect(items.map(({ json }) => json)).toEqual([{ success: true }]);
	});

	it('links every response to its item', async () => {
		for (const name of ['A', 'B']) kit.sandbox.store.addCustomField(name);
		const ids = [...kit.sandbox.store.customFields.keys()];

		const { items } = await call(
			{ method: 'DELETE', path: '=/custom_fields/{{ $json.id }}' },
			{ items: ids.map((id) => ({ id })) },
		);

		expect(items).toEqual([
			{ json: { success: true }, pairedItem: { item: 0 } },
			{ json: { success: true }, pairedItem: { item: 1 } },
		]);
	});

	it('shows Kit’s message', async () => {
		const { error } = await call({
			method: 'POST',
			path: '/custom_fields',
			body: '{ "label": "" }',
		});

		expect(error?.message).toBe("Label can't be blank");
	});

	it('reports a path that Kit does not have', async () => {
		expect((await call({ path: '/constructor/__proto__' })).error?.message).toBe(
			'Kit found nothing at /constructor/__proto__',
		);
	});

	it('is not sent with an API key if Kit needs OAuth2', async () => {
		const { error } = await call({ path: 'v4/purchases' });

		expect(error?.message).toBe('Kit allows this operation only with OAuth2');
		expect(kit.sandbox.requests).toEqual([]);
	});

	it('reaches with OAuth2 what an API key cannot', async () => {
		const { items } = await call({ path: '/purchases' }, { authentication: 'oAuth2' });

		expect(items[0]?.json).toMatchObject({ purchases: [] });
	});
});

describe('The method of an API call', () => {
	it.each(['OPTIONS', ''])('cannot be “%s”', async (method) => {
		const { error } = await call({ method: `={{ "${method}" }}`, path: '/tags' });

		expect(error?.message).toBe(
			`The 'Method' parameter is not a supported HTTP method: “${method}”`,
		);
		expect(kit.sandbox.requests).toEqual([]);
	});
});

describe('The path of an API call', () => {
	it.each(['/tags', 'tags', '/v4/tags', 'v4/tags', ' /tags\n'])('can be %j', async (path) => {
		await call({ path });

		expect(kit.sandbox.requests.map((request) => request.path)).toEqual(['/v4/tags']);
	});

	it.each([
		'https://evil.example/tags',
		'https://api.kit.com/v4/tags',
		'HTTPS:/evil.example',
		'javascript:alert',
		'//evil.example/tags',
		'/\\evil.example',
		'\\\\evil.example\\tags',
		'/v4//evil.example',
		'tags//12',
		'/tags//',
		'@evil.example',
		'evil.example',
		'user:pass@evil.example',
		':8080/tags',
		'../v3/tags',
		'/v4/../../v3/tags',
		'/tags/./12',
		'/tags/%2e%2e/account',
		'/tags/%252e%252e/account',
		'/tags/%2E%2e%2Faccount',
		'/tags%2f12',
		'/tags/．．/account',
		'/tags/․․/account',
		'／／evil.example',
		'/tags?status=all',
		'/tags#all',
		'/tags;x=1',
		'/tags/12 /account',
		'/tags/\n/12',
		'/tags\t/12',
		'/tags\u0000',
		'/tags/{tag_id}',
		'/',
		'/v4/',
		'$&',
	])('cannot be %j', async (path) => {
		const { error } = await call({ path: '={{ $json.path }}' }, { items: [{ path }] });

		expect(error?.message).toBe(`The 'Path' parameter is not a path of Kit’s API: “${path}”`);
		expect(error?.description).toContain('such as /tags');
		expect(kit.sandbox.requests).toEqual([]);
	});

	it.each(['={{ "" }}', '={{ $json.missing }}'])('cannot be empty: %s', async (path) => {
		const { error } = await call({ path });

		expect(error?.message).toBe("The 'Path' parameter is empty");
		expect(kit.sandbox.requests).toEqual([]);
	});
});

describe('The query parameters of an API call', () => {
	it.each([
		[[{ name: '', value: 'all' }], 'has an entry without a name'],
		[
			[
				{ name: 'status', value: 'all' },
				{ name: 'status', value: 'active' },
			],
			'has two entries with the name “status”',
		],
	])('cannot be %j', async (parameter, complaint) => {
		const { error } = await call({ path: '/subscribers', ...query(...parameter) });

		expect(error?.message).toBe(`The 'Query Parameters' parameter ${complaint}`);
		expect(kit.sandbox.requests).toEqual([]);
	});
});

describe('The body of an API call', () => {
	it.each([
		['={{ "{ name: VIP" }}', 'is not valid JSON'],
		['={{ $json.missing }}', 'is not valid JSON'],
		['[1]', 'is not a JSON object'],
		['null', 'is not a JSON object'],
		['"VIP"', 'is not a JSON object'],
		['={{ [1] }}', 'is not a JSON object'],
		['={{ 1 }}', 'is not a JSON object'],
	])('cannot be %s', async (body, complaint) => {
		const { error } = await call({ method: 'POST', path: '/tags', body });

		expect(error?.message).toBe(`The 'Body' parameter ${complaint}`);
		expect(error?.description).toContain('Enter an object');
		expect(kit.sandbox.requests).toEqual([]);
	});
});

describe('An API call that follows pages', () => {
	const tags = { path: '/tags', followPages: true, listKey: 'tags' };

	it('returns every record as an item', async () => {
		for (let i = 0; i < 1_001; i += 1) kit.sandbox.store.addTag(`Tag ${i}`);

		const { items } = await call(
			{ ...tags, returnAll: true, ...query({ name: 'include', value: 'subscriber_count' }) },
			{ items: [{}] },
		);

		expect(items).toHaveLength(1_001);
		expect(items[0]).toEqual({
			json: expect.objectContaining({ name: 'Tag 1000', subscriber_count: 0 }),
			pairedItem: { item: 0 },
		});
		expect(kit.sandbox.requests.map((request) => request.query)).toEqual([
			{ include: 'subscriber_count', per_page: '1000' },
			{ include: 'subscriber_count', per_page: '1000', after: expect.any(String) },
		]);
		expect(kit.sandbox.refused).toEqual([]);
	});

	it('stops at the limit', async () => {
		for (const name of ['A', 'B', 'C']) kit.sandbox.store.addTag(name);

		const { items } = await call({ ...tags, returnAll: false, limit: 2 });

		expect(items).toHaveLength(2);
		expect(kit.sandbox.requests.map((request) => request.query)).toEqual([{ per_page: '2' }]);
	});

	it('follows a list that is requested with POST', async () => {
		kit.sandbox.store.addSubscriber({ emailAddress: 'ana@example.com' });

		const { items } = await call({
			method: 'POST',
			path: '/subscribers/filter',
			body: '{ "all": [{ "type": "subscriber_state", "states": ["active"] }] }',
			followPages: true,
			listKey: 'subscribers',
			limit: 5,
		});

		expect(items.map(({ json }) => json.email_address)).toEqual(['ana@example.com']);
		expect(kit.sandbox.requests.map(({ query, body }) => ({ query, body }))).toEqual([
			{ query: {}, body: expect.objectContaining({ per_page: 5 }) },
		]);
	});

	it('returns no item for an empty list', async () => {
		const { items, error } = await call({ ...tags, returnAll: true });

		expect(error).toBeUndefined();
		expect(items).toEqual([]);
	});

	it('names the lists in the response if the key is wrong, without a retry', async () => {
		const { error } = await call({ ...tags, listKey: 'tag' });

		expect(error?.message).toBe(
			"The 'List Key' parameter does not name a list in Kit’s response: “tag”",
		);
		expect(error?.description).toMatch(/^The response has tags\./);
		expect(kit.sandbox.requests).toHaveLength(1);
	});

	it('reports a response without pages, without a retry', async () => {
		kit.sandbox.faults.add({ kind: 'status', status: 200, body: { tags: [] } });

		const { error } = await call(tags);

		expect(error?.message).toBe(
			"The 'Follow Pages' parameter is on, but Kit’s response is not paginated",
		);
		expect(kit.sandbox.requests).toHaveLength(1);
	});

	it('requires a key', async () => {
		const { error } = await call({ ...tags, listKey: '={{ " " }}' });

		expect(error?.message).toBe("The 'List Key' parameter is empty");
		expect(kit.sandbox.requests).toEqual([]);
	});

	it('requires a limit', async () => {
		const { error } = await call({ ...tags, limit: '={{ 0 }}' });

		expect(error?.message).toBe("The 'Limit' parameter must be a positive whole number");
		expect(kit.sandbox.requests).toEqual([]);
	});
});

describe('An API call without a valid response', () => {
	const badGateway = { kind: 'status', status: 502, body: '<html>Bad gateway</html>' } as const;

	it.each([
		['GET', '/tags', '{}'],
		['PUT', '/account/colors', '{ "colors": ["#1B4332"] }'],
		['POST', '/tags', '{ "name": "VIP" }'],
	])('is retried if it is idempotent: %s %s', async (method, path, body) => {
		kit.sandbox.faults.add(badGateway);

		const { items, error } = await call({ method, path, body });

		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(kit.sandbox.requests).toHaveLength(2);
	});

	it('is not retried if it might be processed twice', async () => {
		kit.sandbox.faults.add(badGateway);

		const { error } = await call({
			method: 'POST',
			path: '/snippets',
			body: '{ "name": "Sign-off", "snippet_type": "inline", "content": "Warmly" }',
		});

		expect(error?.description).toMatch(/^It was not retried/);
		expect(kit.sandbox.requests).toHaveLength(1);
	});

	it('does not take a proxy’s page for Kit’s response', async () => {
		kit.sandbox.faults.add({ kind: 'garbage', times: Infinity });

		const { error } = await call({ path: '/tags' });

		expect(error?.message).toBe('The response did not come from Kit’s API or is incomplete');
	});
});
