import { z } from 'zod';
import { Refusal, notFound } from '../../http/errors';
import { operation, type SandboxApp } from '../../http/operation';
import { readWebhook } from '../../webhooks/webhookRoutes';
import type { Store } from '../../account/store';
import { webhookView } from '../../account/views';
import { id as recordId } from '../parameters';

/** The events of V3; V4 has more. */
const EVENTS = new Set([
	'subscriber.subscriber_activate',
	'subscriber.subscriber_unsubscribe',
	'subscriber.form_subscribe',
	'subscriber.course_subscribe',
	'subscriber.course_complete',
	'subscriber.link_click',
	'subscriber.product_purchase',
	'subscriber.tag_add',
	'subscriber.tag_remove',
	'purchase.purchase_create',
]);

const eventBody = z
	.object({
		name: z.string().optional(),
		form_id: recordId.optional(),
		tag_id: recordId.optional(),
		sequence_id: recordId.optional(),
		course_id: recordId.optional(),
		product_id: recordId.optional(),
		initiator_value: z.string().optional(),
	})
	.strict();

const creation = z
	.object({ target_url: z.string().optional(), event: eventBody.optional() })
	.strict();

/** Automation hooks: create and delete. They cannot be listed. */
export function hookRoutesV3(app: SandboxApp): void {
	const list = '/v3/automations/hooks';
	operation(app, 'POST', list, { body: creation, secretOnly: true }, ({ store, body }) => {
		const event = body.event && currentNames(store, body.event);
		const webhook = store.addWebhook({ ...readWebhook(store, { ...body, event }), v3: true });
		// One of two examples omits the URL from the response; here, it is always included.
		return { status: 201, json: { rule: webhookView(store, webhook) } };
	});

	operation(app, 'DELETE', `${list}/:rule_id{[0-9]+}`, { secretOnly: true }, ({ store, id }) => {
		const webhook = store.webhooks.get(id('rule_id'));
		if (webhook?.v3 !== true) throw notFound();
		store.webhooks.delete(webhook.id);
		return { status: 200, json: { success: true } };
	});
}

/** `sequence_id` and `course_id` are synonyms. */
function currentNames(
	store: Store,
	{ course_id, sequence_id, ...event }: z.infer<typeof eventBody>,
) {
	if (event.name !== undefined && !EVENTS.has(event.name)) {
		throw new Refusal([`body key "event.name": ${event.name} is not an event`]);
	}
	const { sequenceParameter } = store.v3;
	// The documentation has both names, so neither is rejected; the one that is not configured is
	// ignored.
	const bySequence = sequenceParameter === 'course_id' ? undefined : sequence_id;
	const byCourse = sequenceParameter === 'sequence_id' ? undefined : course_id;
	return { ...event, sequence_id: bySequence ?? byCourse };
}
