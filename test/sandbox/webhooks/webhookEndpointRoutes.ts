import { z } from 'zod';
import { isListed } from '../account/listLag';
import { KitError, invalid } from '../http/errors';
import { operation, type SandboxApp } from '../http/operation';
import { paging } from '../http/parameters';
import { isPublicUrl } from './publicUrl';
import type { Store } from '../account/store';
import { webhookEndpointView } from '../account/views';
import { changeable, checkPlan, isVisible, readable } from './webhookAccess';
import { isRotating, type WebhookEndpoint } from './webhookEndpoints';
import { WEBHOOK_EVENT_TYPES } from './webhookEventTypes';

/** The limit is documented, but not its value. */
const LONGEST_DESCRIPTION = 1000;

const written = {
	name: z.string().optional(),
	url: z.string().optional(),
	description: z.string().optional(),
	events: z.array(z.string()).optional(),
};
const endpointStatus = z.enum(['active', 'disabled']).optional();

type Written = z.infer<z.ZodObject<typeof written>>;

/** Webhook endpoints: list, create, get, update, delete, and their secrets. */
export function webhookEndpointRoutes(app: SandboxApp): void {
	const list = '/v4/webhook_endpoints';
	const one = `${list}/:id{[0-9]+}`;

	const query = { ...paging, status: endpointStatus };
	operation(app, 'GET', list, { query }, ({ store, query: asked, clientId, now, page }) => {
		checkPlan(store);
		const lag = store.openQuestions.listLag.webhooks;
		const rows = [...store.webhookEndpoints.values()].filter(
			(endpoint) =>
				isListed(endpoint.createdAt, lag, now) &&
				isVisible(endpoint, clientId) &&
				(asked.status === undefined || endpoint.status === asked.status),
		);
		const shown = page(rows, { keyOf: ({ id }) => [id], order: 'desc' }, asked);
		const webhookEndpoints = shown.rows.map((endpoint) => webhookEndpointView(endpoint, now));
		return {
			status: 200,
			json: { webhook_endpoints: webhookEndpoints, pagination: shown.pagination },
		};
	});

	const creation = z.object(written).strict();
	operation(app, 'POST', list, { body: creation }, ({ store, body, clientId, now }) => {
		checkPlan(store);
		// Missing values fail like invalid ones.
		const { url = '', events = [], ...rest } = body;
		check(store, { ...rest, url, events });
		const endpoint = store.addWebhookEndpoint({
			...rest,
			url,
			events: [...new Set(events)],
			clientId,
		});
		return { status: 201, json: withSecret(endpoint, now) };
	});

	operation(app, 'GET', one, {}, (call) => answer(readable(call, call.id('id')), call.now));

	const change = z.object({ ...written, status: endpointStatus }).strict();
	operation(app, 'PATCH', one, { body: change }, (call) => {
		const endpoint = changeable(call, call.id('id'));
		const { events, ...rest } = call.body;
		check(call.store, call.body);
		Object.assign(endpoint, rest, events ? { events: [...new Set(events)] } : {});
		return answer(endpoint, call.now);
	});

	operation(app, 'DELETE', one, {}, (call) => {
		call.store.webhookEndpoints.delete(changeable(call, call.id('id')).id);
		return { status: 204 };
	});

	const rotation = z.object({ force: z.boolean().optional() }).strict();
	operation(app, 'POST', `${one}/rotate_secret`, { body: rotation }, (call) => {
		const endpoint = changeable(call, call.id('id'));
		if (isRotating(endpoint, call.now) && call.body.force !== true) {
			throw new KitError(409, ['The previous signing secret is still within its rotation window.']);
		}
		call.store.webhookEndpoints.rotate(endpoint);
		return { status: 200, json: withSecret(endpoint, call.now) };
	});

	// Without a previous secret, there is nothing to revoke, which is not documented as an error.
	operation(app, 'POST', `${one}/revoke_previous_secret`, {}, (call) => {
		const endpoint = changeable(call, call.id('id'));
		endpoint.previous = undefined;
		return answer(endpoint, call.now);
	});
}

function answer(endpoint: WebhookEndpoint, now: number) {
	return {
		status: 200 as const,
		json: { webhook_endpoint: webhookEndpointView(endpoint, now) },
	};
}

function withSecret(endpoint: WebhookEndpoint, now: number) {
	return {
		webhook_endpoint: { ...webhookEndpointView(endpoint, now), secret: endpoint.secret },
	};
}

/**
 * Validates the given values of an endpoint.
 * @throws KitError 422; only the message for empty `events` is documented
 */
function check(store: Store, { url, events, description }: Written): void {
	const problems: string[] = [];
	if (url !== undefined && !isReachable(store, url)) {
		problems.push('Sandbox: url must be a public http or https URL');
	}
	if (events?.length === 0) problems.push('events must include at least one event type');
	const unknown = events?.filter((type) => !WEBHOOK_EVENT_TYPES.includes(type)) ?? [];
	if (unknown.length > 0) {
		problems.push(`Sandbox: unknown event types: ${unknown.join(', ')}`);
	}
	if (description !== undefined && description.length > LONGEST_DESCRIPTION) {
		problems.push('Sandbox: description is too long');
	}
	if (problems.length > 0) throw invalid(...problems);
}

/** Tests receive deliveries on loopback. */
function isReachable(store: Store, url: string): boolean {
	if (store.allowPrivateWebhookUrls) return URL.canParse(url) && /^https?:/i.test(url);
	return isPublicUrl(url);
}
