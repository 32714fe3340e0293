import type { INodeParameters } from 'n8n-workflow';

import { Kit } from '../../../../nodes/Kit/Kit.node';
import { KitV3V1 } from '../../../../nodes/KitV3/KitV3V1.node';
import { byId } from '../../../engine/locators';
import { N8n } from '../../../engine/n8n';
import { useKit } from '../../../engine/useKit';

/** Kit may echo what it was sent in a message, unchanged or encoded. */
const ECHOES = [
	(secret: string) => secret,
	encodeURIComponent,
	(secret: string) => Buffer.from(`user:${secret}`).toString('base64'),
	(secret: string) => secret.toUpperCase(),
];

describe('A credential that Kit echoes in a message', () => {
	const kit = useKit();

	/** The secret fields of every credential in the tests' n8n. */
	async function secretsOf(n8n: N8n): Promise<string[]> {
		const data = await Promise.all(
			n8n.credentials.names.map(
				async (name) => await n8n.credentials.getDecrypted({} as never, {} as never, name),
			),
		);
		return data.flatMap(({ apiKey, apiSecret, oauthTokenData }) => {
			const token = typeof oauthTokenData === 'object' ? Object.values(oauthTokenData) : [];
			return [apiKey, apiSecret, ...token].filter(
				(one): one is string => typeof one === 'string' && one !== 'Bearer' && one !== '',
			);
		});
	}

	const tag: INodeParameters = { resource: 'tag', operation: 'create', name: 'VIP' };

	it.each<{
		what: string;
		node: () => Kit | KitV3V1;
		authentication: 'apiKey' | 'oAuth2';
		parameters: INodeParameters;
		path: RegExp;
	}>([
		{ what: 'key', node: () => new Kit(), authentication: 'apiKey', parameters: tag, path: /tags/ },
		{
			what: 'access token',
			node: () => new Kit(),
			authentication: 'oAuth2',
			parameters: tag,
			path: /tags/,
		},
		{
			what: 'key in a look-up',
			node: () => new Kit(),
			authentication: 'apiKey',
			parameters: {
				resource: 'tag',
				operation: 'removeSubscriber',
				tag: { __rl: true, mode: 'name', value: 'VIP' },
				subscriber: byId(5),
			},
			path: /tags$/,
		},
		{
			what: 'secret of V3',
			node: () => new KitV3V1(),
			authentication: 'apiKey',
			parameters: { resource: 'account', operation: 'get' },
			path: /account/,
		},
	])('reaches neither the error nor the output: a $what', async (row) => {
		const n8n = new N8n(kit.sandbox, row.node());
		const secrets = await secretsOf(n8n);
		expect(secrets.length).toBeGreaterThan(2);
		for (const echo of ECHOES) {
			const all = secrets.map(echo);
			const errors = [`We do not know ${all.join(' or ')}.`];
			const body = row.what.includes('V3') ? { error: 'No', message: errors[0] } : { errors };
			kit.sandbox.faults.add({ kind: 'status', status: 422, path: row.path, times: 2, body });
			const { authentication, parameters } = row;
			const stopped = await n8n.execute(parameters, { authentication });
			const went = await n8n.execute(parameters, {
				authentication,
				onError: 'continueErrorOutput',
			});
			expect(stopped.error?.message).toContain('We do not know');
			const own = ownSecrets(row.what, secrets);
			for (const text of [
				JSON.stringify(stopped.error),
				String(stopped.error?.stack),
				JSON.stringify(went.errorItems),
			]) {
				for (const secret of own) expect(text).not.toContain(echo(secret));
			}
			expect(went.errorItems).toHaveLength(1);
		}
	});

	/** The credentials of the node under test; it does not know those of other nodes. */
	function ownSecrets(what: string, secrets: string[]): string[] {
		const { apiKey, apiSecret } = kit.sandbox.v3;
		if (what.includes('V3')) return [apiKey, apiSecret];
		if (what.includes('token')) {
			return secrets.filter((one) => ![apiKey, apiSecret, kit.sandbox.apiKey].includes(one));
		}
		return [kit.sandbox.apiKey];
	}

	it('is redacted in Kit’s message about one record of a bulk request', async () => {
		const n8n = new N8n(kit.sandbox);
		const secrets = await secretsOf(n8n);
		const failures = [{ tag: { name: 'VIP' }, errors: [`No access with ${secrets.join(' ')}`] }];
		const body = { tags: [], failures };
		kit.sandbox.faults.add({ kind: 'status', status: 200, path: /bulk/, body });
		const { error } = await n8n.execute(
			{ resource: 'tag', operation: 'bulkCreate', name: 'VIP' },
			{ authentication: 'oAuth2' },
		);
		expect(error?.message).toContain('No access with');
		for (const secret of ownSecrets('token', secrets)) {
			expect(error?.message).not.toContain(secret);
		}
	});
});
