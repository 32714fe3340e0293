import type { Broadcast, BroadcastAudience, BroadcastResults } from '../../account/broadcasts';
import { timestamp, timestampOrNull } from '../../clock';
import { publicUrl } from '../../account/posts';
import type { Store } from '../../account/store';

/** The broadcast as returned by all operations; `slim` omits five keys. */
export function broadcastView(store: Store, broadcast: Broadcast, slim = false) {
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
		thumbnail_alt: broadcast.thumbnailAlt,
		thumbnail_url: broadcast.thumbnailUrl,
		status: store.broadcasts.statusOf(broadcast),
		...(slim ? {} : heavyPart(store, broadcast)),
	};
}

function heavyPart(store: Store, broadcast: Broadcast) {
	const template = store.emailTemplates.get(broadcast.emailTemplateId);
	const post = [...store.posts.values()].find(
		({ publicationId }) => publicationId === broadcast.publicationId,
	);
	return {
		content: broadcast.content,
		public_url: post ? publicUrl(post) : null,
		email_address: broadcast.emailAddress,
		email_template: { id: broadcast.emailTemplateId, name: template?.name ?? '' },
		subscriber_filter: [audienceView(broadcast.audience)],
	};
}

/** Only the group in use is returned, although requests require all three. */
function audienceView(audience: BroadcastAudience | null) {
	return audience === null
		? { all: [{ type: 'all_subscribers' }] }
		: { [audience.group]: audience.sources };
}

/** The stats of one broadcast. */
export function broadcastStatsView(store: Store, broadcast: Broadcast, results: BroadcastResults) {
	const whole = store.broadcasts.rates === 'percent' ? 100 : 1;
	const rate = (part: number, of = results.recipients) => (of === 0 ? 0 : (part / of) * whole);
	return {
		recipients: results.recipients,
		open_rate: rate(results.opened),
		emails_opened: results.opened,
		click_rate: rate(results.clicked, results.recipients - results.bounced),
		unsubscribe_rate: rate(results.unsubscribes),
		unsubscribes: results.unsubscribes,
		total_clicks: results.totalClicks,
		show_total_clicks: false,
		status: store.broadcasts.statusOf(broadcast),
		progress: store.broadcasts.progressOf(broadcast) * 100,
		open_tracking_disabled: false,
		click_tracking_disabled: false,
	};
}

/** One link of a broadcast. These rates are fractions, as in the documented examples. */
export function clickView(link: BroadcastResults['links'][number], results: BroadcastResults) {
	const fraction = (whole: number) =>
		whole === 0 ? 0 : Math.round((link.uniqueClicks / whole) * 1000) / 1000;
	return {
		id: link.id,
		url: link.url,
		unique_clicks: link.uniqueClicks,
		click_to_delivery_rate: fraction(results.recipients - results.bounced),
		click_to_open_rate: fraction(results.opened),
	};
}
