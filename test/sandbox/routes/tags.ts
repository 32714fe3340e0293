import { z } from 'zod';
import { invalid, notFound } from '../http/errors';
import { operation, type SandboxApp } from '../http/operation';
import { createdRange, flag, listOf, moment, paging, status } from '../http/parameters';
import { isListed } from '../account/listLag';
import type { Subscriber, Tag } from '../account/records';
import type { Store } from '../account/store';
import { byEmail, byId, members } from './subscribers/subscriberLookup';
import { tagView, taggedView } from '../account/views';

/** Tags and their subscribers. */
export function tagRoutes(app: SandboxApp): void {
	const listQuery = { ...paging, include: listOf(['subscriber_count']).optional() };
	operation(app, 'GET', '/v4/tags', { query: listQuery }, ({ store, query, now, page }) => {
		const lag = store.openQuestions.listLag.tags;
		const rows = [...store.tags.values()].filter((tag) => isListed(tag.createdAt, lag, now));
		const shown = page(rows, { keyOf: ({ id }) => [id], order: 'desc' }, query);
		const counted = query.include?.has('subscriber_count') === true;
		const tags = shown.rows.map((tag) => ({
			...tagView(tag),
			...(counted ? { subscriber_count: store.taggings.size(tag.id) } : {}),
		}));
		return { status: 200, json: { tags, pagination: shown.pagination } };
	});

	const named = z.object({ name: z.string().optional() }).strict();
	operation(app, 'POST', '/v4/tags', { body: named }, ({ store, body }) => {
		const name = readName(body.name);
		const existing = store.findTag(name);
		const tag = existing ?? store.addTag(name);
		return { status: existing ? 200 : 201, json: { tag: tagView(tag) } };
	});

	operation(app, 'PUT', '/v4/tags/:id{[0-9]+}', { body: named }, ({ store, body, id }) => {
		const tag = tagOf(store, id('id'));
		const name = readName(body.name);
		const other = store.findTag(name);
		// Names are unique, but the error for renaming to an existing name is not documented.
		if (other && other !== tag) throw invalid('Name has already been taken');
		store.tags.rename(tag, name);
		return { status: 200, json: { tag: tagView(tag) } };
	});

	const membersQuery = {
		...paging,
		...createdRange,
		tagged_after: moment.optional(),
		tagged_before: moment.optional(),
		slim: flag.optional(),
		status,
	};
	const list = '/v4/tags/:tag_id{[0-9]+}/subscribers';
	operation(app, 'GET', list, { query: membersQuery }, ({ store, query, id, now, page }) => {
		const tag = tagOf(store, id('tag_id'));
		const lag = store.openQuestions.listLag.tagSubscribers;
		const taggings = store.taggings.ofOwner(tag.id).filter(({ at }) => isListed(at, lag, now));
		const rows = members(store, taggings, {
			...query,
			at_after: query.tagged_after,
			at_before: query.tagged_before,
		});
		// The documented cursors of this list contain the time of tagging and an ID.
		const order = {
			keyOf: ({ membership }: (typeof rows)[number]) => [membership.at, membership.id],
			order: 'desc' as const,
		};
		const shown = page(rows, order, query);
		const subscribers = shown.rows.map(({ subscriber, membership }) =>
			taggedView(store, subscriber, membership, query.slim),
		);
		return { status: 200, json: { subscribers, pagination: shown.pagination } };
	});

	const address = z.object({ email_address: z.string().optional() }).strict();
	operation(app, 'POST', list, { body: address }, ({ store, body, id }) => {
		const tag = tagOf(store, id('tag_id'));
		const subscriber = byEmail(
			store,
			body.email_address,
			'Either subscriber id or email address is required to tag subscriber',
		);
		return addTag(store, tag, subscriber);
	});

	operation(app, 'POST', `${list}/:id{[0-9]+}`, {}, ({ store, id }) =>
		addTag(store, tagOf(store, id('tag_id')), byId(store, id('id'))),
	);

	// Older pages use the body, newer ones the query (docs/kit-api.md#tags).
	const query = { email_address: z.string().optional() };
	operation(app, 'DELETE', list, { query, body: address }, ({ store, query: asked, body, id }) => {
		const tag = tagOf(store, id('tag_id'));
		const subscriber = byEmail(
			store,
			asked.email_address ?? body.email_address,
			'Either subscriber id or email address is required to remove tag from subscriber',
		);
		return removeTag(store, tag, subscriber);
	});

	operation(app, 'DELETE', `${list}/:id{[0-9]+}`, {}, ({ store, id }) =>
		removeTag(store, tagOf(store, id('tag_id')), byId(store, id('id'))),
	);
}

/** @throws KitError 404 */
export function tagOf(store: Store, id: number): Tag {
	const tag = store.tags.get(id);
	if (!tag) throw notFound();
	return tag;
}

/**
 * Whether spaces around a name are removed is not documented; a name of only spaces counts as
 * blank.
 */
export function readName(given: string | undefined): string {
	const name = given?.trim() ?? '';
	if (name === '') throw invalid("Name can't be blank");
	return name;
}

function addTag(store: Store, tag: Tag, subscriber: Subscriber) {
	const { membership, added } = store.taggings.add(tag.id, subscriber.id, store.now());
	return {
		status: added ? (201 as const) : (200 as const),
		json: { subscriber: taggedView(store, subscriber, membership) },
	};
}

/** @throws KitError 404 if there is nothing to remove and the store requires it */
export function removeTag(store: Store, tag: Tag, subscriber: Subscriber) {
	const removed = store.taggings.remove(tag.id, subscriber.id);
	if (!removed && store.openQuestions.untagWithoutTag === 404) throw notFound();
	return { status: 204 as const };
}
