import type { WebhookEvent } from './webhookDeliveries';

const MOST_EVENTS = 100;
const MOST_BYTES = 512 * 1024;

/** Splits events into deliveries; an event that is too large is sent alone. */
export function batches(events: WebhookEvent[]): WebhookEvent[][] {
	const cut: WebhookEvent[][] = [];
	let bytes = 0;
	for (const event of events) {
		const size = Buffer.byteLength(JSON.stringify(event));
		const last = cut.at(-1);
		if (last && last.length < MOST_EVENTS && bytes + size <= MOST_BYTES) {
			last.push(event);
			bytes += size;
		} else {
			cut.push([event]);
			bytes = size;
		}
	}
	return cut;
}
