// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads an example
import { readFileSync } from 'node:fs';

import { jsonParse, type IDataObject } from 'n8n-workflow';

import { KitTrigger } from '../../../../nodes/Kit/KitTrigger.node';
import { EVENTS } from '../../../../nodes/shared/trigger/events';
import { credentialsFor } from '../../../engine/credentials';
import { TriggerInN8n } from '../../../engine/trigger';
import { createSandbox, type Sandbox } from '../../../sandbox';
import { serveThroughNock, stopNock } from '../../../sandbox/nock';
import { useVirtualClock } from '../../../virtualClock';

const samples = jsonParse<IDataObject[]>(readFileSync('examples/trigger-events.json', 'utf8'));

afterEach(stopNock);

/** Triggers every event that Kit sends. */
function cause({ store }: Sandbox): void {
	const ana = store.addSubscriber({ emailAddress: 'ana@example.com', firstName: 'Ana' });
	const tag = store.addTag('Customer');
	const field = store.addCustomField('Last name');
	const form = store.addForm({ name: 'Newsletter' });
	const sequence = store.addSequence({ name: 'Welcome', active: false });
	const broadcast = store.addBroadcast({ subject: 'Spring offer' });
	const post = store.addPost({ title: 'Ten ideas' });

	store.tag(ana.id, tag.id);
	store.taggings.remove(tag.id, ana.id);
	store.setField(ana, field, 'Lima');
	store.addToForm(ana.id, form.id);
	store.changeSequence(sequence, { active: true });
	store.addToSequence(ana.id, sequence.id);
	store.completeSequence(ana, sequence);
	store.clickLink(ana, 'https://example.com/offer');
	store.buyProduct(ana, 471302);
	store.changeSequence(sequence, { active: false });
	store.sendBroadcast(broadcast);
	store.publishPost(post);
	store.addPurchase({
		subscriberId: ana.id,
		transactionId: '512-41-7',
		subtotal: 12,
		total: 12,
		products: [
			{ pid: '9999', lid: '7777', name: 'Phone case', sku: 'case-1', unitPrice: 12, quantity: 1 },
		],
	});
	for (const state of ['bounced', 'active', 'complained', 'active', 'cancelled'] as const) {
		store.setState(ana, state);
	}
	store.deleteTag(tag);
	store.deleteCustomField(field);
	store.deleteSequence(sequence);
	store.deleteBroadcast(broadcast);
}

async function everyEvent(): Promise<IDataObject[]> {
	const clock = useVirtualClock();
	const triggers: TriggerInN8n[] = [];
	const sandbox = createSandbox({
		seed: 'empty',
		now: clock.now,
		deliver: async (request) => await (triggers[0] as TriggerInN8n).receive(request),
	});
	serveThroughNock(sandbox);
	const kit = new TriggerInN8n(new KitTrigger(), credentialsFor(sandbox), {
		authentication: 'apiKey',
		events: Object.keys(EVENTS),
		linkUrl: 'https://example.com/offer',
		productId: '471302',
	});
	triggers.push(kit);
	await clock.run(kit.activate());
	cause(sandbox);
	await sandbox.runDue();
	return kit.runs.flat().map(({ json }) => json);
}

/** The names of all fields, without their values. */
function shapeOf(value: unknown): unknown {
	if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
	if (typeof value !== 'object' || value === null) return 'value';
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

describe('The sample events in examples', () => {
	it('cover every event of the trigger', () => {
		expect(samples.map(({ event }) => event)).toEqual(Object.keys(EVENTS));
	});

	it('have the format of the trigger’s output', async () => {
		const items = await everyEvent();
		for (const sample of samples) {
			const item = items.find(({ event }) => event === sample.event);
			expect([sample.event, shapeOf(sample)]).toEqual([sample.event, shapeOf(item)]);
		}
	});
});
