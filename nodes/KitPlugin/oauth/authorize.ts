import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';
import { systemClock } from '../../shared/transport/clock';
import { ownErrors, type Outcome } from '../answer/failure';
import { intercept } from '../answer/intercept';
import { atOutput, signInOutput } from '../trigger/outputs';
import { newNonce } from './exchange';
import { escaped, showPage } from './page';
import { accountNamed, accountWith, type Provider } from './provider';
import { isSame, signed } from './token';
import { beginTry } from './tries';

/**
 * The redirect URIs that Kit documents (docs/kit-api.md#plugin-authorization). Authorization codes
 * are not sent anywhere else.
 */
const REDIRECT_URIS = ['https://app.kit.com/apps/install', 'https://app.kit.com/apps'];

/** For how many seconds Kit can exchange an authorization code. */
const CODE_S = 300;

/** The maximum length of `state`, in characters. */
const LONGEST_STATE = 4_000;

/** The maximum length of an access code that a person enters. */
const LONGEST_CODE = 1_000;

/** An authorization request by Kit, reduced to the parameters that the trigger needs. */
interface Authorization {
	redirectUri: string;
	state: string | undefined;
}

/** The texts of the page; see the parameters of the trigger. */
interface Texts {
	name: string;
	signIn: string;
}

/**
 * The authorization endpoint: shows the page that asks for the access code (GET), and redirects
 * whoever entered a valid one back to Kit with an authorization code (POST;
 * docs/kit-api.md#plugin-authorization). Requests that do not come from Kit get an error page and
 * are never redirected.
 *
 * @param input the query or the form; undefined if it could not be parsed
 * @param limitS for how many seconds the workflow can decide
 */
export function authorize(
	context: IWebhookFunctions,
	provider: Provider,
	input: IDataObject | undefined,
	texts: Texts,
	limitS: number,
): IWebhookResponseData {
	const authorization = authorizationIn(provider, input ?? {});
	if (typeof authorization === 'string') {
		return showPage(context, 400, 'This link is not valid', paragraph(authorization));
	}
	if (!input || context.getRequestObject().method === 'GET') {
		return showForm(context, 200, provider, authorization, texts);
	}
	if (input.decision === 'cancel') {
		return redirect(context, authorization, { error: 'access_denied' });
	}
	const { access_code: typed } = input;
	const accessCode = typeof typed === 'string' ? typed.trim() : '';
	const again = (status: number, complaint: string) =>
		showForm(context, status, provider, authorization, texts, complaint);
	if (accessCode === '') return again(400, 'Enter your access code.');
	if (accessCode.length > LONGEST_CODE) return again(403, 'This access code is wrong.');

	const isRight = beginTry(context.getNode().webhookId ?? '');
	if (!isRight) {
		context.getResponseObject().setHeader('Retry-After', '60');
		return again(429, 'Too many wrong access codes were entered. Wait a minute, then try again.');
	}
	const signIn = (account: string) => {
		isRight();
		return redirect(context, authorization, { code: codeFor(provider, authorization, account) });
	};
	if (!provider.byWorkflow) {
		const account = accountWith(provider, accessCode);
		return account === undefined ? again(403, 'This access code is wrong.') : signIn(account);
	}
	intercept(context, limitS, (outcome) => {
		const decision = decisionIn(outcome);
		if ('account' in decision) signIn(decision.account);
		else again(decision.status, decision.complaint);
	});
	const item = { request: 'signIn', code: accessCode };
	return { workflowData: atOutput(signInOutput(context), item) };
}

/** @returns a message for the person if Kit did not create the link */
function authorizationIn({ clientId }: Provider, input: IDataObject): Authorization | string {
	const { client_id: id, redirect_uri: redirectUri, response_type: type, state } = input;
	if (typeof id !== 'string' || !isSame(clientId, id)) {
		return 'It belongs to another plugin. Check the Client ID in Kit’s developer settings, then install the app in Kit again.';
	}
	const known = REDIRECT_URIS.find((uri) => uri === redirectUri);
	if (known === undefined) {
		return 'It does not redirect to Kit. Open Kit and install the app from there.';
	}
	if (type !== 'code') {
		return 'It does not request an authorization code. Open Kit and install the app from there.';
	}
	if (state === undefined || state === '') return { redirectUri: known, state: undefined };
	return typeof state === 'string' && state.length <= LONGEST_STATE
		? { redirectUri: known, state }
		: 'Its state is invalid. Open Kit and install the app from there.';
}

/** The workflow's decision about the access code. */
function decisionIn(outcome: Outcome): { account: string } | { status: number; complaint: string } {
	if (outcome.kind === 'late') {
		return { status: 504, complaint: 'Signing in took too long. Try again.' };
	}
	if (outcome.kind === 'failed') {
		return { status: 500, complaint: 'Sign-in is not available right now. Try again later.' };
	}
	const [item] = outcome.kind === 'answered' ? outcome.items : [];
	const [error] = ownErrors(item) ?? [];
	if (error !== undefined) return { status: 403, complaint: error };
	const account = isRecord(item) ? accountNamed(item.account) : undefined;
	return account === undefined
		? { status: 403, complaint: 'This access code is wrong.' }
		: { account };
}

function codeFor({ key }: Provider, { redirectUri }: Authorization, account: string): string {
	const expires = Math.floor(systemClock.now() / 1_000) + CODE_S;
	return signed(key, {
		kind: 'code',
		account,
		grant: newNonce(),
		nonce: newNonce(),
		redirectUri,
		expires,
	});
}

function redirect(
	context: IWebhookFunctions,
	{ redirectUri, state }: Authorization,
	parameters: Record<string, string>,
): IWebhookResponseData {
	const target = new URL(redirectUri);
	for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value);
	if (state !== undefined) target.searchParams.set('state', state);
	const response = context.getResponseObject();
	response.setHeader('Cache-Control', 'no-store');
	response.setHeader('Referrer-Policy', 'no-referrer');
	response.setHeader('Location', target.href);
	response.status(302).end();
	return { noWebhookResponse: true };
}

function showForm(
	context: IWebhookFunctions,
	status: number,
	{ clientId }: Provider,
	{ redirectUri, state }: Authorization,
	{ name, signIn }: Texts,
	complaint?: string,
): IWebhookResponseData {
	const hidden = Object.entries({
		client_id: clientId,
		redirect_uri: redirectUri,
		response_type: 'code',
		...(state === undefined ? {} : { state }),
	}).map(([key, value]) => `<input type="hidden" name="${key}" value="${escaped(value)}">`);
	return showPage(
		context,
		status,
		`Connect ${name} to Kit`,
		`${paragraph(signIn)}
${complaint === undefined ? '' : `<p class="alert" role="alert">${escaped(complaint)}</p>`}
<form method="post" action="?" autocomplete="off">
${hidden.join('\n')}
<label for="access_code">Access code</label>
<input type="password" id="access_code" name="access_code" maxlength="${LONGEST_CODE}" autocomplete="off" autofocus>
<button type="submit" name="decision" value="allow">Allow</button>
<button type="submit" name="decision" value="cancel" formnovalidate>Cancel</button>
</form>`,
	);
}

function paragraph(text: string): string {
	return `<p>${escaped(text)}</p>`;
}
