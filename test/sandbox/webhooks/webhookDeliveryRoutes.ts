import { z } from 'zod';
import { invalid, notFound } from '../http/errors';
import { operation, type SandboxApp } from '../http/operation';
import { flag, paging } from '../http/parameters';
import { webhookDeliveryDetails, webhookDeliveryView } from '../account/views';
import { readable } from './webhookAccess';
import { DELIVERY_STATUSES } from './webhookDeliveries';
import { PLANNED_WEBHOOK_EVENT_TYPES, WEBHOOK_EVENT_TYPES } from './webhookEventTypes';

/** The documentation refers to the whole catalog, which includes planned types. */
const CATALOG = [...WEBHOOK_EVENT_TYPES, ...PLANNED_WEBHOOK_EVENT_TYPES];

/** The history of an endpoint's deliveries: list and get. */
export function webhookDeliveryRoutes(app: SandboxApp): void {
	const list = '/v4/webhook_endpoints/:id{[0-9]+}/deliveries';
	const query = {
		...paging,
		status: z.string().optional(),
		event_type: z.string().optional(),
	};
	operation(app, 'GET', list, { query }, (call) => {
		const { store, query: asked } = call;
		const endpoint = readable(call, call.id('id'));
		known('status', asked.status, DELIVERY_STATUSES);
		known('event_type', asked.event_type, CATALOG);
		const rows = store.webhookDeliveries
			.kept(endpoint.id)
			.filter(
				({ status, eventType }) =>
					(asked.status === undefined || status === asked.status) &&
					(asked.event_type === undefined || eventType === asked.event_type),
			);
		const shown = call.page(rows, { keyOf: ({ id }) => [id], order: 'desc' }, asked);
		return {
			status: 200,
			json: {
				[store.openQuestions.webhookDeliveryKeys.list]: shown.rows.map(webhookDeliveryView),
				pagination: shown.pagination,
			},
		};
	});

	const details = { include_payload: flag.optional() };
	operation(app, 'GET', `${list}/:delivery_id{[0-9]+}`, { query: details }, (call) => {
		const endpoint = readable(call, call.id('id'));
		const id = call.id('delivery_id');
		const delivery = call.store.webhookDeliveries.kept(endpoint.id).find((one) => one.id === id);
		if (!delivery) throw notFound();
		const json = webhookDeliveryDetails(delivery, call.query.include_payload);
		return { status: 200, json: { [call.store.openQuestions.webhookDeliveryKeys.one]: json } };
	});
}

/** An unknown value is documented to be an error that names it; the message is not documented. */
function known(name: string, value: string | undefined, values: readonly string[]): void {
	if (value === undefined || values.includes(value)) return;
	throw invalid(`Sandbox: unknown ${name} ${value}`);
}
