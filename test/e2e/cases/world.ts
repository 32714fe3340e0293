/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Credential } from '../client';
import { connect } from '../consent';
import { startRig, type Rig } from '../rig';
import { say } from '../say';

let rig: Rig | undefined;
let apiKeyCredential: Credential | undefined;
let oAuthCredential: Credential | undefined;
let kitV3Credential: Credential | undefined;

/** @param startOne starts the n8n under test */
export async function start(startOne: typeof startRig = startRig): Promise<void> {
	const folder = process.env.KIT_E2E_FOLDER ?? mkdtempSync(join(tmpdir(), 'kit-e2e-'));
	rig = await startOne(say, { folder, seed: 'empty' });
}

export async function stop(): Promise<void> {
	await rig?.stop();
}

/** The n8n and the Kit that all cases share. */
export function world(): Rig {
	if (rig === undefined) throw new Error('The cases run from a file *.e2e.ts, which starts n8n.');
	return rig;
}

/**
 * The credential with an API key. All cases share it, because Kit counts requests by key and the
 * node by credential: two credentials with the same key would not share a rate limit window.
 */
export async function apiKey(): Promise<Credential> {
	const { n8n, sandbox } = world();
	apiKeyCredential ??= await n8n.createCredential('Kit API key', 'kitApi', {
		apiKey: sandbox.apiKey,
	});
	return apiKeyCredential;
}

/** The OAuth2 credential of cases that are not about connecting. */
export async function oAuth(): Promise<Credential> {
	oAuthCredential ??= await connected('Kit OAuth2', 'authorizationCode');
	return oAuthCredential;
}

/** The credential with the secret of API V3. */
export async function kitV3Api(): Promise<Credential> {
	const { n8n, sandbox } = world();
	const { apiSecret } = sandbox.v3;
	kitV3Credential ??= await n8n.createCredential('Kit V3', 'kitV3Api', { apiSecret });
	return kitV3Credential;
}

/** A new OAuth2 credential that went through the consent page. */
export async function connected(
	name: string,
	grantType: 'authorizationCode' | 'pkce',
): Promise<Credential> {
	const { n8n, sandbox } = world();
	const { confidential, public: withoutSecret } = sandbox.oauthApps;
	const app =
		grantType === 'pkce'
			? { clientId: withoutSecret.clientId }
			: { clientId: confidential.clientId, clientSecret: confidential.clientSecret };
	const credential = await n8n.createCredential(name, 'kitOAuth2Api', { grantType, ...app });
	await connect(n8n, sandbox, credential);
	return credential;
}

/** Unique email addresses, as many as requested. */
export function people(count: number, name: string): Array<{ email: string; firstName: string }> {
	return Array.from({ length: count }, (_, index) => ({
		email: `${name}-${index + 1}@example.com`,
		firstName: `${name} ${index + 1}`,
	}));
}
