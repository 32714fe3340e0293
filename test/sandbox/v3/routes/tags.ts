import { z } from 'zod';
import { invalid } from '../../http/errors';
import { operation, type SandboxApp } from '../../http/operation';
import type { Tag } from '../../account/records';
import { readName, removeTag, tagOf } from '../../routes/tags';
import type { Store } from '../../account/store';
import { byEmail, byId } from '../../routes/subscribers/subscriberLookup';
import { tagView } from '../../account/views';
import { subscribe, subscribeBody, subscribed } from '../subscribe';
import { subscriptionsPage, subscriptionsQuery } from '../subscriptions';
import { newTagView } from '../views';

const named = z.object({ name: z.string().optional() }).strict();

/** Tags and their subscribers. */
export function tagRoutesV3(app: SandboxApp): void {
	operation(app, 'GET', '/v3/tags', {}, ({ store }) => ({
		status: 200,
		json: { tags: [...store.tags.values()].map(tagView) },
	}));

	const creation = z.object({ tag: z.union([named, z.array(named)]) }).strict();
	operation(app, 'POST', '/v3/tags', { body: creation }, ({ store, body: { tag: given } }) => {
		const names = [given].flat().map(({ name }) => readName(name));
		const tags = createTags(store, names).map((tag) => newTagView(store, tag));
		return { status: 201, json: Array.isArray(given) ? tags : tags[0] };
	});

	const one = '/v3/tags/:tag_id{[0-9]+}';
	const subscription = z.object(subscribeBody).strict();
	operation(app, 'POST', `${one}/subscribe`, { body: subscription }, ({ store, body, id }) => {
		const tag = tagOf(store, id('tag_id'));
		const subscriber = subscribe(store, body);
		return subscribed(store.tag(subscriber.id, tag.id), 'tag', subscriber);
	});

	const subscriptions = { query: subscriptionsQuery, secretOnly: true };
	operation(app, 'GET', `${one}/subscriptions`, subscriptions, ({ store, query, id }) => {
		const memberships = store.taggings.ofOwner(tagOf(store, id('tag_id')).id);
		return { status: 200, json: subscriptionsPage(store, memberships, 'tag', query) };
	});

	const bySubscriber = '/v3/subscribers/:subscriber_id{[0-9]+}/tags/:tag_id{[0-9]+}';
	operation(app, 'DELETE', bySubscriber, { secretOnly: true }, ({ store, id }) => {
		const tag = tagOf(store, id('tag_id'));
		removeTag(store, tag, byId(store, id('subscriber_id')));
		return { status: 200, json: tagView(tag) };
	});

	const address = z.object({ email: z.string().optional() }).strict();
	const byAddress = { body: address, secretOnly: true };
	operation(app, 'POST', `${one}/unsubscribe`, byAddress, ({ store, body, id }) => {
		const tag = tagOf(store, id('tag_id'));
		removeTag(store, tag, byEmail(store, body.email, 'Email address is invalid'));
		return { status: 200, json: tagView(tag) };
	});
}

/** One name that is already taken fails the whole request; this is not documented. */
function createTags(store: Store, names: string[]): Tag[] {
	const taken = names.some((name) => store.findTag(name));
	if (taken && store.v3.existingTag === 'fail') throw invalid('Name has already been taken');
	return names.map((name) => store.findTag(name) ?? store.addTag(name));
}
