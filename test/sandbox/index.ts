export type { BulkRules } from './bulk/bulkRules';
export type { Deliver, PostedCallback } from './bulk/callbacks';
export { deliverOverHttp } from './http/deliver';
export { ConnectionLost } from './http/errors';
export type {
	Broadcast,
	BroadcastAudience,
	BroadcastResults,
	BroadcastStatus,
	NewBroadcast,
} from './account/broadcasts';
export type * from './account/emailTemplates';
export type { Fault } from './http/faults';
export type { PagingFault } from './http/pagingFaults';
export type { NewPost, Post } from './account/posts';
export type { NewPurchase, Product, Purchase, PurchasedProduct } from './account/purchases';
export type { Limits } from './http/rateLimit';
export type * from './account/records';
export type { LoggedRequest, RefusedRequest } from './http/requestLog';
export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox';
export type { Segment } from './account/segments';
export type { DelayUnit, NewSequenceEmail, SequenceEmail } from './account/sequenceEmails';
export type { NewSnippet, Snippet, SnippetType } from './account/snippets';
export { MEASURED_LAG, NO_LAG, type ListLag } from './account/listLag';
export type { NewForm } from './account/forms';
export type { NewSequence } from './account/sequences';
export type { Store } from './account/store';
export type { NewSubscriber } from './account/subscribers';
export type * from './webhooks/webhookDeliveries';
export type * from './webhooks/webhookEndpoints';
export type { PostedWebhook } from './webhooks/webhookSender';
export type * from './webhooks/webhooks';
