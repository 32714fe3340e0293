import type { Credential, Execution } from '../client';
import { kit, START, workflow } from '../workflow';
import { connected, people, world } from './world';

export function oAuthCases(): void {
	it('connects through the consent page with a client secret', async () => {
		const credential = await connected('With a secret', 'authorizationCode');
		await expectAccount(credential);
	});

	it('connects through the consent page with PKCE and no secret', async () => {
		const credential = await connected('With PKCE', 'pkce');
		await expectAccount(credential);
	});

	it.each(['authorizationCode', 'pkce'] as const)(
		'refreshes a token (%s) that expires while 200 items are in flight once, and loses none of them',
		async (grantType) => {
			const { sandbox } = world();
			const credential = await connected(`Expiring ${grantType}`, grantType);
			const before = refreshes();
			sandbox.faults.add({ kind: 'expireToken', path: /^\/v4\/subscribers/, skip: 50 });

			const items = people(200, `expiring-${grantType}`);
			const execution = await upsert(credential, items);

			expect(execution.error).toBeUndefined();
			expect(execution.items('Upsert').map(({ json }) => json.email_address)).toEqual(
				items.map(({ email }) => email),
			);
			expect(refreshes() - before).toBe(1);
		},
	);

	it('refreshes a token that expired before the run, once', async () => {
		const { sandbox } = world();
		const credential = await connected('Expired', 'authorizationCode');
		const before = refreshes();
		sandbox.expireTokens();

		const items = people(100, 'expired');
		const execution = await upsert(credential, items);

		expect(execution.error).toBeUndefined();
		expect(execution.items('Upsert')).toHaveLength(100);
		expect(refreshes() - before).toBe(1);
	});
}

async function expectAccount(credential: Credential): Promise<void> {
	const { n8n, sandbox } = world();
	const get = { authentication: 'oAuth2', resource: 'account', operation: 'get' };
	const file = workflow('Account', [{}], [kit('Account', get)]);
	const execution = await n8n.run(await n8n.importWorkflow(file, credential), START);
	expect(execution.error).toBeUndefined();
	expect(execution.items('Account')).toHaveLength(1);
	expect(sandbox.requests.at(-1)).toMatchObject({
		path: '/v4/account',
		credential: 'oauth',
		status: 200,
	});
}

async function upsert(
	credential: Credential,
	items: Array<{ email: string; firstName: string }>,
): Promise<Execution> {
	const { n8n } = world();
	const file = workflow('Upsert', items, [
		kit('Upsert', {
			authentication: 'oAuth2',
			resource: 'subscriber',
			operation: 'upsert',
			email: '={{ $json.email }}',
			additionalFields: { firstName: '={{ $json.firstName }}' },
		}),
	]);
	return await n8n.run(await n8n.importWorkflow(file, credential), START);
}

/** Refreshes that Kit granted and rejected: n8n must not use a refresh token twice. */
function refreshes(): number {
	return world().sandbox.requests.filter(
		({ path, body }) =>
			path === '/v4/oauth/token' &&
			(body as { grant_type?: string }).grant_type === 'refresh_token',
	).length;
}
