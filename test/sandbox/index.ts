export type { BulkRules } from './bulkRules';
export type { Deliver, PostedCallback } from './callbacks';
export { deliverOverHttp } from './deliver';
export { ConnectionLost } from './errors';
export type {
	Broadcast,
	BroadcastAudience,
	BroadcastResults,
	BroadcastStatus,
	NewBroadcast,
} from './broadcasts';
export type * from './emailTemplates';
export type { Fault } from './faults';
export type { NewPost, Post } from './posts';
export type { NewPurchase, Product, Purchase, PurchasedProduct } from './purchases';
export type { Limits } from './rateLimit';
export type * from './records';
export type { LoggedRequest, RefusedRequest } from './requestLog';
export { createSandbox, type Sandbox, type SandboxOptions } from './sandbox';
export type { Segment } from './segments';
export type { DelayUnit, NewSequenceEmail, SequenceEmail } from './sequenceEmails';
export type { NewSnippet, Snippet, SnippetType } from './snippets';
export type { NewForm, NewSequence, NewSubscriber, Store } from './store';
export type * from './webhookDeliveries';
export type * from './webhookEndpoints';
export type { PostedWebhook } from './webhookSender';
export type * from './webhooks';
