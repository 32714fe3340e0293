import type { IDataObject } from 'n8n-workflow';
import type { Tag, Webhook } from '../../sandbox';
import { publicUrl } from '../n8n';
import { until } from '../until';
import { locator } from '../workflow';
import type { Scenario, Side } from './side';

/** Which deliveries a trigger accepts, and how it stays registered. */
export const triggers: Scenario[] = [
	{
		title: 'Starts for deliveries from Kit, and not for forged ones',
		wanted: ['genuine'],
		async outcome(side) {
			const { n8n, url } = side.rig;
			const tag = side.store.addTag(side.own('Announced'));
			const id = await activate(side, tag);
			// A key in the URL is what others do not know.
			const [address = ''] = (hooksOf(side, tag)[0]?.targetUrl ?? '').split('?');
			const forged = {
				subscriber: { id: 1, first_name: 'forged', email_address: 'x@example.com' },
			};
			const response = await fetch(address.replace(publicUrl, url), {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(forged),
			});
			await response.text();

			const emailAddress = side.address('genuine');
			const genuine = side.store.addSubscriber({ emailAddress, firstName: 'genuine' });
			side.store.tag(genuine.id, tag.id);
			let names: unknown[] = [];
			await until(async () => {
				const runs = await Promise.all(
					(await n8n.executionIds(id)).map((run) => n8n.finished(run)),
				);
				const items = runs.flatMap((run) => run.items(side.node));
				names = items.map(({ json }) => (json.subscriber as IDataObject | undefined)?.first_name);
				return names.includes('genuine');
			});
			await n8n.deactivate(id);
			return names.reverse();
		},
	},
	{
		title: 'Registers again when it is activated after its webhook was deleted in Kit',
		wanted: 1,
		async outcome(side) {
			const { n8n } = side.rig;
			const tag = side.store.addTag(side.own('Activated again'));
			const id = await activate(side, tag);
			deleteHooks(side, tag);
			await n8n.deactivate(id);
			await n8n.activate(id);
			const { length } = hooksOf(side, tag);
			await n8n.deactivate(id);
			return length;
		},
	},
	{
		title: 'Leaves no webhook in Kit when removing it fails at first',
		wanted: 0,
		async outcome(side) {
			const tag = side.store.addTag(side.own('Left behind'));
			const id = await activate(side, tag);
			const headers = { 'retry-after': '1' };
			side.rig.sandbox.faults.add({ kind: 'status', status: 503, method: 'DELETE', headers });
			await side.rig.n8n.deactivate(id);
			return hooksOf(side, tag).length;
		},
	},
];

async function activate(side: Side, { id }: Tag): Promise<string> {
	return await side.activate({
		kitV3: { events: ['subscriber.tag_added'], tag: locator('id', String(id)) },
		convertKit: { event: 'tagAdd', tagId: id },
	});
}

function hooksOf({ store }: Side, { id }: Tag): Webhook[] {
	return [...store.webhooks.values()].filter(({ v3, value }) => v3 && value === id);
}

function deleteHooks(side: Side, tag: Tag): void {
	for (const { id } of hooksOf(side, tag)) side.store.webhooks.delete(id);
}
