import type { Broadcast } from '../account/broadcasts';
import { timestamp, timestampOrNull } from '../clock';
import type { Subjects } from '../account/events';
import { publicUrl, type Post } from '../account/posts';
import type { Form, Sequence } from '../account/records';
import type { Store } from '../account/store';
import { customFieldView, subscriberView, tagView } from '../account/views';

/** A snapshot of an event's records, with the documented keys. */
export function eventData(store: Store, subjects: Subjects): object {
	const { subscriber, form, sequence, tag, customField, broadcast, post } = subjects;
	const value = subscriber && customField && (subscriber.fields.get(customField.id) ?? null);
	return {
		...(subscriber && { subscriber: subscriberView(store, subscriber) }),
		...(form && { form: formData(form) }),
		...(sequence && { sequence: sequenceData(sequence) }),
		...(tag && { tag: tagView(tag) }),
		...(customField && {
			custom_field: { ...customFieldView(customField), ...(value === undefined ? {} : { value }) },
		}),
		...(broadcast && { broadcast: broadcastData(store, broadcast) }),
		...(post && { post: postData(post) }),
	};
}

function formData({ id, name, createdAt, type, format, archived, uid }: Form) {
	return { id, name, created_at: timestamp(createdAt), type, format, archived, uid };
}

function sequenceData(sequence: Sequence) {
	return {
		id: sequence.id,
		name: sequence.name,
		hold: sequence.hold,
		repeat: sequence.repeat,
		created_at: timestamp(sequence.createdAt),
		updated_at: timestamp(sequence.updatedAt),
		email_template_id: sequence.emailTemplateId,
		active: sequence.active,
	};
}

function broadcastData(store: Store, broadcast: Broadcast) {
	return {
		id: broadcast.id,
		publication_id: broadcast.publicationId,
		created_at: timestamp(broadcast.createdAt),
		subject: broadcast.subject,
		preview_text: broadcast.previewText,
		description: broadcast.description,
		public: broadcast.public,
		published_at: timestampOrNull(broadcast.publishedAt),
		send_at: timestampOrNull(broadcast.sendAt),
		status: store.broadcasts.statusOf(broadcast),
	};
}

function postData(post: Post) {
	return {
		id: post.id,
		publication_id: post.publicationId,
		title: post.title,
		slug: post.slug,
		published_at: timestampOrNull(post.publishedAt),
		is_paid: post.isPaid,
		public_url: publicUrl(post),
	};
}
