import { KitError, notFound } from '../http/errors';
import { unauthorized } from '../http/operation';
import type { Store } from '../account/store';
import type { WebhookEndpoint } from './webhookEndpoints';

/** The caller, as far as access depends on it. */
interface Asking {
	store: Store;
	/** The app whose token was sent; undefined for an API key. */
	clientId: string | undefined;
}

/** @throws KitError if webhook endpoints are not available to the account */
export function checkPlan(store: Store): void {
	// The credential is valid for everything else, but this is Kit's response on a free plan.
	if (store.webhookEndpointAccess === 401 || store.account.planType === 'free')
		throw unauthorized();
	if (store.webhookEndpointAccess === 404) throw notFound();
}

/**
 * Whether an endpoint is visible to the caller: those of other apps are not
 * (docs/kit-api.md#webhook-endpoints). An app has access to the creator's endpoints, because only
 * other apps are excluded.
 */
export function isVisible(endpoint: WebhookEndpoint, clientId: string | undefined): boolean {
	const { clientId: owner } = endpoint;
	return clientId === undefined || owner === undefined || owner === clientId;
}

/** @throws KitError 404 if the endpoint is not visible to the caller */
export function readable({ store, clientId }: Asking, id: number): WebhookEndpoint {
	checkPlan(store);
	const endpoint = store.webhookEndpoints.get(id);
	if (!endpoint || !isVisible(endpoint, clientId)) throw notFound();
	return endpoint;
}

/**
 * Like `readable`, for changes: API keys cannot change an app's endpoint. This is documented for
 * update and delete, and assumed for secrets. The message is not documented.
 */
export function changeable(asking: Asking, id: number): WebhookEndpoint {
	const endpoint = readable(asking, id);
	if (asking.clientId === undefined && endpoint.clientId !== undefined) {
		throw new KitError(403, ['Sandbox: this webhook endpoint is managed by an app']);
	}
	return endpoint;
}
