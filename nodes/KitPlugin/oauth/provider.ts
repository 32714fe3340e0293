import { createHmac } from 'node:crypto';

import {
	NodeOperationError,
	type ICredentialDataDecryptedObject,
	type IHookFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';
import { isSame } from './token';

/** n8n as the OAuth provider of the plugin. */
export interface Provider {
	clientId: string;
	clientSecret: string;
	/** Signs the authorization codes and tokens of this trigger. */
	key: Buffer;
	/** Whether the workflow decides who someone is, rather than the accounts in the credential. */
	byWorkflow: boolean;
	accounts: Account[];
}

export interface Account {
	name: string;
	accessCode: string;
}

/** The minimum lengths, below which secrets could be guessed. */
const LEAST = { clientSecret: 32, accessCode: 8 };

/** The maximum length that fits into a token. */
const LONGEST_ACCOUNT = 200;

/**
 * Reads the credential again for each request, so that removing an account or changing the client
 * secret ends access immediately.
 *
 * @returns undefined if the plugin has no authorization
 * @throws NodeOperationError if the credential is missing or not safe to use
 */
export async function providerOf(
	context: IHookFunctions | IWebhookFunctions,
): Promise<Provider | undefined> {
	const authorization = context.getNodeParameter('authorization', 'none');
	if (authorization === 'none') return undefined;
	const byWorkflow = authorization === 'workflow';
	const credential = await context.getCredentials('kitPluginApi');
	const problem = problemWithCredential(credential, byWorkflow);
	if (problem !== undefined) throw new NodeOperationError(context.getNode(), problem);

	const clientId = textIn(credential.clientId);
	const clientSecret = textIn(credential.clientSecret);
	// Other plugins with the same secret, and the other way to sign in, must have different keys.
	const purpose = ['kit-plugin', clientId, context.getNode().webhookId, authorization];
	const key = createHmac('sha256', clientSecret).update(JSON.stringify(purpose)).digest();
	return { clientId, clientSecret, key, byWorkflow, accounts: accountsIn(credential) };
}

/**
 * Explains why a credential cannot be used.
 *
 * @param byWorkflow whether no accounts are needed
 * @returns undefined if it can be used
 */
export function problemWithCredential(
	credential: ICredentialDataDecryptedObject,
	byWorkflow: boolean,
): string | undefined {
	if (textIn(credential.clientId) === '') {
		return 'The credential has no Client ID. Choose one and enter the same in Kit.';
	}
	if (textIn(credential.clientSecret).length < LEAST.clientSecret) {
		return `The Client Secret in the credential is too short. Use at least ${LEAST.clientSecret} random characters.`;
	}
	if (byWorkflow) return undefined;
	const accounts = accountsIn(credential);
	if (accounts.some(({ name, accessCode }) => name === '' || accessCode === '')) {
		return 'An account in the credential has no name or no access code. Fill in both, or remove it.';
	}
	if (accounts.length === 0) {
		return 'The credential has no account with an access code. Add one for everyone who may use the plugin.';
	}
	const long = accounts.find(({ name }) => name.length > LONGEST_ACCOUNT);
	if (long) return `An account in the credential has more than ${LONGEST_ACCOUNT} characters.`;
	const short = accounts.find(({ accessCode }) => accessCode.length < LEAST.accessCode);
	if (short) {
		return `The access code of '${short.name}' in the credential is too short. Use at least ${LEAST.accessCode} characters.`;
	}
	if (new Set(accounts.map(({ name }) => name)).size < accounts.length) {
		return 'Two accounts in the credential have the same name. Give each a different name.';
	}
	if (new Set(accounts.map(({ accessCode }) => accessCode)).size < accounts.length) {
		return 'Two accounts in the credential have the same access code. Give each a different code.';
	}
	return undefined;
}

/** The account of an access code. All codes are compared, so that the timing reveals nothing. */
export function accountWith({ accounts }: Provider, accessCode: string): string | undefined {
	const [account] = accounts.filter((own) => isSame(own.accessCode, accessCode));
	return account?.name;
}

/** Whether tokens of the account are still valid. */
export function isKnown({ byWorkflow, accounts }: Provider, account: string): boolean {
	return byWorkflow || accounts.some(({ name }) => name === account);
}

/** @returns the account that the workflow named; undefined if it is not a valid name */
export function accountNamed(value: unknown): string | undefined {
	const name = typeof value === 'number' ? String(value) : textIn(value);
	return name !== '' && name.length <= LONGEST_ACCOUNT ? name : undefined;
}

function accountsIn({ accounts }: ICredentialDataDecryptedObject): Account[] {
	const rows: unknown = isRecord(accounts) ? accounts.account : undefined;
	return (Array.isArray(rows) ? rows : [])
		.filter(isRecord)
		.map((row) => ({ name: textIn(row.name), accessCode: textIn(row.accessCode) }));
}

function textIn(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}
