import { locator } from '../workflow';
import type { Scenario } from './side';

/** Scenarios that change something in Kit. */
export const changes: Scenario[] = [
	{
		title: 'Removes a tag from a subscriber',
		wanted: 0,
		async outcome(side) {
			const { store } = side;
			const tag = store.addTag(side.own('Taken off'));
			const email = side.address('untagged');
			store.tag(store.addSubscriber({ emailAddress: email }).id, tag.id);
			const execution = await side.run({
				kitV3: {
					...{ resource: 'tag', operation: 'removeSubscriber' },
					...{ tag: locator('id', String(tag.id)), subscriber: locator('email', email) },
				},
				convertKit: { resource: 'tagSubscriber', operation: 'delete', tagId: tag.id, email },
			});
			return execution.error?.message ?? store.taggings.size(tag.id);
		},
	},
	{
		title: 'Saves custom fields together with a tag',
		wanted: 'Lisbon',
		async outcome(side) {
			const { store } = side;
			const tag = store.addTag(side.own('With a city'));
			const field = store.addCustomField(side.own('City'));
			const email = side.address('tagged');
			await side.run({
				kitV3: {
					...{ resource: 'tag', operation: 'addSubscriber', email },
					tag: locator('id', String(tag.id)),
					customFields: { mappingMode: 'defineBelow', value: { [field.key]: 'Lisbon' } },
				},
				convertKit: {
					...{ resource: 'tagSubscriber', operation: 'add', email, tagId: tag.id },
					additionalFields: { fields: { field: [{ key: field.key, value: 'Lisbon' }] } },
				},
			});
			return store.findByEmail(email)?.fields.get(field.id) ?? null;
		},
	},
	{
		title: 'Trims the names of several tags',
		wanted: ['Readers', 'Buyers'],
		async outcome(side) {
			const [first, second] = [side.own('Readers'), side.own('Buyers')];
			const names = `${first}, ${second}`;
			await side.run({
				kitV3: { resource: 'tag', operation: 'createMany', names },
				convertKit: { resource: 'tag', operation: 'create', name: names },
			});
			const request = side.rig.sandbox.requests.findLast(({ path }) => path === '/v3/tags');
			const sent = request?.body as { tag: Array<{ name: string }> } | undefined;
			return sent?.tag.map(({ name }) => name.replace(side.own(''), ''));
		},
	},
	{
		title: 'Confirms that a custom field is deleted',
		wanted: [{ deleted: true }],
		async outcome(side) {
			const id = String(side.store.addCustomField(side.own('Shoe size')).id);
			const resource = 'customField';
			const execution = await side.run({
				kitV3: { resource, operation: 'delete', customField: locator('id', id) },
				convertKit: { resource, operation: 'delete', id },
			});
			return execution.items(side.node).map(({ json }) => json);
		},
	},
];
