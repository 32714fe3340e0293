import type { IDataObject, IHookFunctions } from 'n8n-workflow';

import { UnreadableAnswer } from '../../shared/transport/failure';
import { isKitsAnswer } from '../../shared/transport/kitError';
import { isRecord } from '../../shared/basics/isRecord';
import { kitRecords, kitRequest } from '../../shared/transport/request';
import { settle } from '../../shared/basics/settle';
import { EVENTS } from '../../shared/trigger/events';
import { SUBJECTS } from '../../shared/trigger/subjects';
import { api } from '../api';

/** A webhook endpoint as Kit returns it (docs/kit-api.md#webhook-endpoints). */
export interface Endpoint {
	id: number;
	url: string;
	events: string[];
	active: boolean;
	/** Empty if Kit does not return it. */
	name: string;
	/** Empty when there is none. */
	description: string;
	previousSecretExpiresAt: string | null;
}

export interface NewEndpoint extends Endpoint {
	secret: string;
}

/** A legacy webhook as Kit returns it (docs/kit-api.md#legacy-webhooks). */
export interface Webhook {
	id: number;
	url: string;
	/** The event's name without its prefix. */
	name: string;
	/** What the event is limited to; empty if Kit does not return it. */
	value: string;
}

const ENDPOINTS = '/webhook_endpoints';
const WEBHOOKS = '/webhooks';

/** @returns undefined if Kit has no such endpoint */
export async function getEndpoint(
	context: IHookFunctions,
	id: number,
): Promise<Endpoint | undefined> {
	return await unlessGone(async () => {
		const request = { method: 'GET', path: `${ENDPOINTS}/${id}` } as const;
		return await kitRequest(context, api, request, ({ body }) => endpointIn(body));
	});
}

export async function listEndpoints(context: IHookFunctions): Promise<Endpoint[]> {
	const records = await kitRecords(context, api, ENDPOINTS, 'webhook_endpoints');
	return records.map((record) => endpointIn({ webhook_endpoint: record }));
}

export async function createEndpoint(
	context: IHookFunctions,
	body: { url: string; events: string[]; name: string; description: string },
): Promise<NewEndpoint> {
	const request = { method: 'POST', path: ENDPOINTS, body } as const;
	return await kitRequest(context, api, request, (answer) => newEndpointIn(answer.body));
}

/**
 * Rotates the endpoint's secret, even if another rotation is in progress.
 *
 * @returns undefined if Kit has no such endpoint
 */
export async function rotateSecret(
	context: IHookFunctions,
	id: number,
): Promise<NewEndpoint | undefined> {
	return await unlessGone(async () => {
		const path = `${ENDPOINTS}/${id}/rotate_secret`;
		const request = { method: 'POST', path, body: { force: true } } as const;
		return await kitRequest(context, api, request, ({ body }) => newEndpointIn(body));
	});
}

export async function deleteEndpoint(context: IHookFunctions, id: number): Promise<void> {
	await remove(context, `${ENDPOINTS}/${id}`);
}

export async function listWebhooks(context: IHookFunctions): Promise<Webhook[]> {
	const records = await kitRecords(context, api, WEBHOOKS, 'webhooks');
	return records.map((record) => webhookIn({ webhook: record }));
}

/** @param event the trigger's name for it */
export async function createWebhook(
	context: IHookFunctions,
	url: string,
	event: string,
	value: string,
): Promise<Webhook> {
	const body = { target_url: url, event: legacyEvent(event, value) };
	const request = { method: 'POST', path: WEBHOOKS, body } as const;
	return await kitRequest(context, api, request, (answer) => webhookIn(answer.body));
}

export async function deleteWebhook(context: IHookFunctions, id: number): Promise<void> {
	await remove(context, `${WEBHOOKS}/${id}`);
}

/** Whether Kit does not allow the account or the credential to use webhook endpoints at all. */
export function isRefusal(error: unknown): boolean {
	return isKitsAnswer(error, ['401', '403', '404']);
}

async function remove(context: IHookFunctions, path: string): Promise<void> {
	await unlessGone(async () => {
		await kitRequest(context, api, { method: 'DELETE', path }, ({ statusCode }) => {
			if (statusCode !== 204) throw new UnreadableAnswer('An unexpected confirmation of a removal');
		});
	});
}

async function unlessGone<T>(perform: () => Promise<T>): Promise<T | undefined> {
	const outcome = await settle(perform);
	if (outcome.ok) return outcome.value;
	if (isKitsAnswer(outcome.error, ['404'])) return undefined;
	throw outcome.error;
}

function legacyEvent(event: string, value: string): IDataObject {
	const { legacy, subject } = EVENTS[event] ?? {};
	if (!subject) return { name: legacy };
	return { name: legacy, [SUBJECTS[subject].legacy]: subject === 'link' ? value : Number(value) };
}

function endpointIn(body: unknown): Endpoint {
	const endpoint = isRecord(body) ? body.webhook_endpoint : undefined;
	if (!isRecord(endpoint)) throw new UnreadableAnswer('A response without a webhook endpoint');
	const { id, url, events, status, name, description } = endpoint;
	const { previous_secret_expires_at: expiresAt } = endpoint;
	if (typeof id !== 'number') throw new UnreadableAnswer('A webhook endpoint without an ID');
	return {
		id,
		url: String(url),
		events: Array.isArray(events) ? events.map(String) : [],
		active: status === 'active',
		name: typeof name === 'string' ? name : '',
		description: typeof description === 'string' ? description : '',
		previousSecretExpiresAt: typeof expiresAt === 'string' ? expiresAt : null,
	};
}

function newEndpointIn(body: unknown): NewEndpoint {
	const endpoint = endpointIn(body);
	const record = isRecord(body) ? body.webhook_endpoint : undefined;
	const secret = isRecord(record) ? record.secret : undefined;
	if (typeof secret !== 'string' || secret === '') {
		throw new UnreadableAnswer('A webhook endpoint without a secret');
	}
	return { ...endpoint, secret };
}

function webhookIn(body: unknown): Webhook {
	const webhook = isRecord(body) ? body.webhook : undefined;
	if (!isRecord(webhook) || typeof webhook.id !== 'number') {
		throw new UnreadableAnswer('A response without a webhook');
	}
	const event = isRecord(webhook.event) ? webhook.event : {};
	const [value] = Object.values(SUBJECTS).flatMap(({ legacy }) => event[legacy] ?? []);
	return {
		id: webhook.id,
		url: String(webhook.target_url),
		name: String(event.name),
		value: value === undefined || value === null ? '' : String(value),
	};
}
