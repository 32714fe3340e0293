import { createHash } from 'node:crypto';

import type { IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

/**
 * Which node of which workflow of which n8n this is. A copy of the workflow is another owner, though
 * it has the same nodes and, made through n8n's API, the same state.
 */
export function ownerOf(context: IHookFunctions | IPollFunctions | IWebhookFunctions): string {
	return [context.getInstanceId(), context.getWorkflow().id, context.getNode().id].join(' ');
}

/** The owner in eight characters that tell nothing, for what Kit shows of a registration. */
export function markOf(context: IHookFunctions): string {
	return createHash('sha256').update(ownerOf(context)).digest('base64url').slice(0, 8);
}
