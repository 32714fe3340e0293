import { createHash } from 'node:crypto';

import type { IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

/**
 * Identifies the node, its workflow and the n8n instance. A copy of the workflow is a different
 * owner, although it has the same nodes and, if created through n8n's API, the same state.
 */
export function ownerOf(context: IHookFunctions | IPollFunctions | IWebhookFunctions): string {
	return [context.getInstanceId(), context.getWorkflow().id, context.getNode().id].join(' ');
}

/** A short hash of the owner, which reveals nothing, for registrations that Kit displays. */
export function markOf(context: IHookFunctions): string {
	return createHash('sha256').update(ownerOf(context)).digest('base64url').slice(0, 8);
}
