import { z } from 'zod';
import { bulkOperation } from './bulkOperation';
import { find, pair } from './bulkPair';
import type { SandboxApp } from '../http/operation';
import { bulkTaggedView, tagView } from '../account/views';

const NO_TAG = 'Tag does not exist';

const tagging = z
	.object({ tag_id: z.number().int().nullable(), subscriber_id: z.number().int().nullable() })
	.strict();

/** Creates and deletes tags, and adds them to or removes them from subscribers. */
export function bulkTagRoutes(app: SandboxApp): void {
	const tags = { items: 'tags', none: 'No tags included for processing', failed: 'tag' };
	bulkOperation(app, 'POST', '/v4/bulk/tags', {
		...tags,
		item: z.object({ name: z.string() }).strict(),
		results: 'tags',
		work: (store, { name: given }) => {
			const name = given.trim();
			if (name === '') {
				const input = { id: null, name: given, created_at: null };
				return { errors: ["Name can't be blank"], input };
			}
			const existing = store.findTag(name);
			const tag = existing ?? store.addTag(name);
			return { row: tagView(tag), sameAs: String(tag.id), existed: existing !== undefined };
		},
	});

	bulkOperation(app, 'DELETE', '/v4/bulk/tags', {
		...tags,
		item: z.object({ id: z.number().int() }).strict(),
		work: (store, { id }) => {
			const tag = store.tags.get(id);
			if (!tag) return { errors: [NO_TAG], input: { id } };
			store.deleteTag(tag);
			return { sameAs: String(id) };
		},
	});

	// No example shows a failed tagging; the messages are those of other bulk operations. The body of
	// the deletion is missing from newer documentation; in older versions, it is the same.
	const taggings = {
		items: 'taggings',
		item: tagging,
		none: 'No taggings included for processing',
		failed: 'tagging',
	};
	bulkOperation(app, 'POST', '/v4/bulk/tags/subscribers', {
		...taggings,
		results: 'subscribers',
		work: (store, given) => {
			const found = pair(store, given, find(store.tags, given.tag_id), NO_TAG);
			if ('failure' in found) return found.failure;
			const { other: tag, subscriber } = found;
			return {
				row: bulkTaggedView(subscriber, store.tag(subscriber.id, tag.id)),
				sameAs: `${tag.id} ${subscriber.id}`,
			};
		},
	});

	bulkOperation(app, 'DELETE', '/v4/bulk/tags/subscribers', {
		...taggings,
		work: (store, given) => {
			const found = pair(store, given, find(store.tags, given.tag_id), NO_TAG);
			if ('failure' in found) return found.failure;
			const { other: tag, subscriber } = found;
			const removed = store.taggings.remove(tag.id, subscriber.id);
			// As with a single removal, this is an open question without a documented message.
			if (!removed && store.openQuestions.untagWithoutTag === 404) {
				return { errors: ['Tagging does not exist'], input: given };
			}
			return { sameAs: `${tag.id} ${subscriber.id}` };
		},
	});
}
