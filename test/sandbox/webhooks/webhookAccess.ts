import { KitError, notFound } from '../http/errors';
import { unauthorized } from '../http/operation';
import type { Store } from '../account/store';
import type { WebhookEndpoint } from './webhookEndpoints';

/** Who is asking, as far as it matters here. */
interface Asking {
	store: Store;
	/** The app whose token was sent; undefined for an API key. */
	clientId: string | undefined;
}

/** @throws KitError when the account may not use webhook endpoints at all */
export function checkPlan(store: Store): void {
	// A free plan's credential is good everywhere else, and still this is what Kit says.
	if (store.webhookEndpointAccess === 401 || store.account.planType === 'free')
		throw unauthorized();
	if (store.webhookEndpointAccess === 404) throw notFound();
}

/**
 * Whether an endpoint exists for the caller: what belongs to another app does not
 * (docs/kit-api.md#webhook-endpoints). An app sees what the creator made, as only other apps are excluded.
 */
export function isVisible(endpoint: WebhookEndpoint, clientId: string | undefined): boolean {
	const { clientId: owner } = endpoint;
	return clientId === undefined || owner === undefined || owner === clientId;
}

/** @throws KitError when there is no such endpoint for the caller */
export function readable({ store, clientId }: Asking, id: number): WebhookEndpoint {
	checkPlan(store);
	const endpoint = store.webhookEndpoints.get(id);
	if (!endpoint || !isVisible(endpoint, clientId)) throw notFound();
	return endpoint;
}

/**
 * Like `readable`, for changes: an app's endpoint is not for API keys. That is documented for update
 * and delete; secrets are taken to be no less the app's own. The sentence is not documented.
 */
export function changeable(asking: Asking, id: number): WebhookEndpoint {
	const endpoint = readable(asking, id);
	if (asking.clientId === undefined && endpoint.clientId !== undefined) {
		throw new KitError(403, ['Sandbox: this webhook endpoint is managed by an app']);
	}
	return endpoint;
}
