import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { settle } from '../../shared/basics/settle';
import { numberWithin } from '../../shared/basics/number';
import { blockAnswer } from '../answer/blockAnswer';
import { failure, type Answer, type Asked, type Outcome } from '../answer/failure';
import { intercept } from '../answer/intercept';
import { mediaAnswer } from '../answer/mediaAnswer';
import { searchAnswer } from '../answer/searchAnswer';
import { authorize } from '../oauth/authorize';
import { accountOf } from '../oauth/bearer';
import { refuse } from '../oauth/client';
import { exchange } from '../oauth/exchange';
import { showPage } from '../oauth/page';
import { providerOf, type Provider } from '../oauth/provider';
import { revoke } from '../oauth/revoke';
import { problemWithValues } from '../settings/incoming';
import { includesStyles, pluginTypeOf, settingsOf } from '../settings/read';
import { flat } from '../settings/setting';
import { showSetup } from '../settings/setupPage';
import { addressesOf, idIn } from './address';
import { targetOf, type Target } from './kindOf';
import { atOutput, OUTPUTS } from './outputs';
import { TIME_LIMIT_S } from './parameters';
import { bodyOf, mediaItem, perPageIn, queryOf, searchItem, settingsIn } from './requests';

/**
 * Handles all requests to the trigger's URLs. It never throws: n8n would respond with its own
 * message, which Kit's editor cannot show, and record a failed execution.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const target = targetOf(context);
	const outcome = await settle(async () => await answered(context, target));
	if (outcome.ok) return outcome.value;

	const reason = outcome.error instanceof Error ? outcome.error.message : '';
	warn(context, `could not respond: ${reason}`);
	const hint =
		'This plugin is not fully set up in n8n. Its owner can find the reason in the n8n log.';
	switch (target.kind) {
		case 'setup':
		case 'authorize':
			return showPage(context, 500, 'This plugin is not available right now', `<p>${hint}</p>`);
		case 'token':
		case 'revoke':
			return refuse(context, 500, 'server_error', hint);
		default: {
			// This depends on the settings, which may be what could not be read.
			const asked = await settle(async () => askedBy(context, target));
			return send(context, failure(asked.ok ? asked.value : 'search', 500, [hint]));
		}
	}
}

async function answered(context: IWebhookFunctions, target: Target): Promise<IWebhookResponseData> {
	const { kind } = target;
	const provider = kind === 'setup' ? undefined : await providerOf(context);
	switch (kind) {
		case 'setup': {
			const addresses = addressesOf(context);
			if (addresses) return showSetup(context, addresses, webhookName(context));
			return showPage(
				context,
				404,
				'This plugin does not have a URL yet',
				'<p>Save the workflow.</p>',
			);
		}
		case 'authorize':
		case 'token':
		case 'revoke':
			return provider
				? answeredByProvider(context, kind, provider)
				: noProvider(context, kind === 'authorize');
		default:
			return answeredByWorkflow(context, target, provider);
	}
}

function answeredByProvider(
	context: IWebhookFunctions,
	kind: 'authorize' | 'token' | 'revoke',
	provider: Provider,
): IWebhookResponseData {
	if (kind === 'token') return exchange(context, provider, bodyOf(context));
	if (kind === 'revoke') return revoke(context, provider, bodyOf(context));
	const texts = { name: webhookName(context), signIn: signInText(context) };
	return authorize(context, provider, bodyOf(context), texts, limitOf(context));
}

function noProvider(context: IWebhookFunctions, isPage: boolean): IWebhookResponseData {
	const hint = 'This plugin does not use authorization.';
	return isPage
		? showPage(context, 404, 'No sign-in needed', `<p>${hint}</p>`)
		: refuse(context, 404, 'invalid_request', hint);
}

/** Lets the workflow respond to Kit's editor, if the request is one that it can handle. */
function answeredByWorkflow(
	context: IWebhookFunctions,
	target: Target,
	provider: Provider | undefined,
): IWebhookResponseData {
	const asked = askedBy(context, target);
	const stop = (code: number, sentence: string) => send(context, failure(asked, code, [sentence]));
	const account = provider ? accountOf(context, provider) : null;
	if (account === undefined) {
		context.getResponseObject().setHeader('WWW-Authenticate', 'Bearer error="invalid_token"');
		return stop(401, `Connect ${webhookName(context)} in Kit again: its access has expired.`);
	}
	const body = bodyOf(context);
	if (!body) return stop(400, 'The request could not be read. Reload the editor, then try again.');

	const isMedia = pluginTypeOf(context) === 'mediaSource';
	if (target.kind === (isMedia ? 'block' : 'media')) {
		const type = isMedia ? 'media source' : 'content block';
		return stop(404, `This plugin is a ${type}. Enter the Request URL of its setup page in Kit.`);
	}
	if (target.kind === 'inserted') return inserted(context, target.subject ?? '', account);
	if (target.kind === 'search') return search(context, target.subject, asked, body, account);

	const request: IDataObject = isMedia ? { ...queryOf(context), ...body } : body;
	const settings = settingsIn(request) ?? (isMedia ? {} : undefined);
	if (!settings)
		return stop(422, 'The request has no settings. Reload the editor, then try again.');
	const problem = problemWithValues(settingsOf(context), settings);
	if (problem !== undefined) return stop(422, problem);

	if (isMedia) {
		const page = { perPage: perPageIn(request), insertedAddress: insertedAddressOf(context) };
		return run(context, OUTPUTS.content, mediaItem(request, settings, account), (outcome, limitS) =>
			mediaAnswer(outcome, page, limitS, leftOut(context)),
		);
	}
	const withStyles = includesStyles(context);
	const styles = withStyles ? { styles: request.styles ?? null } : {};
	const item = { request: 'block', account, settings, ...styles };
	return run(context, OUTPUTS.content, item, (outcome, limitS) => {
		const answer = blockAnswer(outcome, limitS);
		const { code, errors } = answer.body;
		if (code === 422 && Array.isArray(errors)) warn(context, errors.join(' '));
		return answer;
	});
}

function search(
	context: IWebhookFunctions,
	subject: string | undefined,
	asked: Asked,
	body: IDataObject,
	account: string | null,
): IWebhookResponseData {
	const names = searchSettings(context).map(({ name }) => String(name));
	if (subject !== undefined && !names.includes(subject)) {
		const sentence = `This plugin does not have a search setting '${subject.slice(0, 64)}'. Enter the settings JSON of its setup page in Kit again.`;
		return send(context, failure(asked, 404, [sentence]));
	}
	const only = names.length === 1 ? names[0] : undefined;
	const item = searchItem(body, subject ?? only ?? null, account);
	return run(context, OUTPUTS.search, item, (outcome, limitS) =>
		searchAnswer(asked === 'options' ? 'options' : 'search', outcome, limitS, leftOut(context)),
	);
}

/** Kit does not wait for a result, so the workflow starts and its result is not sent. */
function inserted(
	context: IWebhookFunctions,
	key: string,
	account: string | null,
): IWebhookResponseData {
	context.getResponseObject().status(204).end();
	const item = { request: 'inserted', account, media: idIn(key) };
	return { noWebhookResponse: true, workflowData: atOutput(OUTPUTS.inserted, item) };
}

function run(
	context: IWebhookFunctions,
	output: number,
	item: IDataObject,
	answerTo: (outcome: Outcome, limitS: number) => Answer,
): IWebhookResponseData {
	const limitS = limitOf(context);
	intercept(context, limitS, (outcome) => send(context, answerTo(outcome, limitS)));
	return { workflowData: atOutput(output, item) };
}

function send(context: IWebhookFunctions, { status, body }: Answer): IWebhookResponseData {
	context.getResponseObject().status(status).json(body);
	return { noWebhookResponse: true };
}

/** The format of the response that Kit expects at a URL. */
function askedBy(context: IWebhookFunctions, { kind, subject }: Target): Asked {
	if (kind === 'search') {
		const setting = searchSettings(context).find(({ name }) => name === subject);
		return setting?.type === 'dynamicSelect' ? 'options' : 'search';
	}
	return kind === 'media' || kind === 'inserted' ? 'media' : 'block';
}

function searchSettings(context: IWebhookFunctions): IDataObject[] {
	return flat(settingsOf(context))
		.map(({ setting }) => setting)
		.filter(({ type }) => type === 'search' || type === 'dynamicSelect');
}

function insertedAddressOf(context: IWebhookFunctions): (id: string) => string {
	const addresses = addressesOf(context);
	return (id) => addresses?.inserted(id) ?? '';
}

function limitOf(context: IWebhookFunctions): number {
	return (
		numberWithin(context.getNodeParameter('options.timeLimit', TIME_LIMIT_S), 1, 300) ??
		TIME_LIMIT_S
	);
}

function webhookName(context: IWebhookFunctions): string {
	const name = context.getNodeParameter('name', '');
	return typeof name === 'string' && name.trim() !== '' ? name.trim() : 'this plugin';
}

function signInText(context: IWebhookFunctions): string {
	const text = context.getNodeParameter('options.signInText', '');
	return typeof text === 'string' && text !== ''
		? text
		: 'Enter the access code that you were given. This allows Kit to show you the content of this plugin.';
}

function leftOut(context: IWebhookFunctions): (complaint: string) => void {
	return (complaint) => warn(context, `${complaint}, so they are not sent to Kit.`);
}

/** Writes something to n8n's log that the owner of the workflow should know. */
function warn(context: IWebhookFunctions, text: string): void {
	const { id, name } = context.getWorkflow();
	context.logger.warn(`'${context.getNode().name}' of workflow '${name}' (${id}): ${text}`);
}
