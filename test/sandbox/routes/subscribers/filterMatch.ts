import { DAY_MS } from '../../clock';
import { occurrences, retentionStart } from '../../account/engagement';
import type { Condition, EmailCondition, FilterBody } from './filterSchema';
import type { SentEmail, Subscriber } from '../../account/records';
import type { Store } from '../../account/store';

type Of<Type extends Condition['type']> = Extract<Condition, { type: Type }>;

/** Whether a subscriber matches one condition of a filter. */
export function matches(
	store: Store,
	subscriber: Subscriber,
	condition: Condition,
	counting: FilterBody['counting_mode'],
): boolean {
	switch (condition.type) {
		case 'opens':
		case 'clicks':
		case 'sent':
		case 'delivered':
			return withinBounds(countEmails(store, subscriber, condition, counting), condition);
		case 'subscribed':
			return inDays(subscriber.createdAt, condition);
		case 'subscriber_state':
			return condition.states.includes(subscriber.state);
		case 'tags':
			return condition.any.some(({ matching }) =>
				matching.some((tagId) => store.taggings.get(tagId, subscriber.id) !== undefined),
			);
		case 'attribution':
			return condition.any.some((source) => attributed(subscriber, source));
		case 'custom_field':
			return compare(subscriber.fields.get(condition.subscriber_custom_field_id), condition);
		case 'location':
			return inBox(subscriber, condition);
	}
}

/** Both days are included: the documentation says "start date" and "end date". */
function inDays(ms: number, range: { after?: string | undefined; before?: string | undefined }) {
	const from = range.after === undefined ? -Infinity : Date.parse(range.after);
	const to = range.before === undefined ? Infinity : Date.parse(range.before) + DAY_MS;
	return ms >= from && ms < to;
}

function countEmails(
	store: Store,
	subscriber: Subscriber,
	condition: EmailCondition,
	counting: FilterBody['counting_mode'],
): number {
	// Unlike in an include, earlier dates are not rejected, but limited to the retention period.
	const earliest = retentionStart(store.now());
	const kept = subscriber.emails.filter(({ sentAt }) => sentAt >= earliest);
	const counts = kept.map(
		(email) =>
			occurrences(email, condition.type).filter(
				(one) => inDays(one.at, condition) && concerns(email, one, condition),
			).length,
	);
	if (counting === 'unique_email') return counts.filter((found) => found > 0).length;
	return counts.reduce((sum, found) => sum + found, 0);
}

function concerns(
	email: SentEmail,
	occurrence: { url: string | null; linkId: number | null },
	condition: EmailCondition,
): boolean {
	if (condition.any === undefined) return true;
	return condition.any.some((target) => {
		if (target.type === 'broadcasts') return target.ids.includes(email.broadcastId);
		const { url, linkId } = occurrence;
		if (linkId !== null && target.ids?.includes(linkId) === true) return true;
		return (
			url !== null &&
			target.urls?.some((pattern) => matchesUrl(url, pattern, target.matching ?? 'exact')) === true
		);
	});
}

function matchesUrl(
	url: string,
	pattern: string,
	matching: 'exact' | 'contains' | 'starts_with' | 'ends_with',
): boolean {
	switch (matching) {
		case 'exact':
			return url === pattern;
		case 'contains':
			return url.includes(pattern);
		case 'starts_with':
			return url.startsWith(pattern);
		case 'ends_with':
			return url.endsWith(pattern);
	}
}

/** Without bounds, once is enough; this is not documented explicitly. */
function withinBounds(count: number, bounds: EmailCondition): boolean {
	const {
		count_greater_than: above,
		count_greater_than_or_equal: least,
		count_less_than: below,
		count_less_than_or_equal: most,
	} = bounds;
	if ([above, least, below, most].every((bound) => bound === undefined)) return count > 0;
	return (
		(above === undefined || count > above) &&
		(least === undefined || count >= least) &&
		(below === undefined || count < below) &&
		(most === undefined || count <= most)
	);
}

function attributed(
	{ attribution }: Subscriber,
	source: Of<'attribution'>['any'][number],
): boolean {
	const { sourceId, source_type: type, source_name: name } = attribution;
	if (source.type === 'forms') {
		return type === 'form_subscription' && sourceId !== null && source.ids.includes(sourceId);
	}
	const among = <T>(wanted: T[] | undefined, value: T | null) =>
		wanted === undefined || (value !== null && wanted.includes(value));
	return (
		(source.source_type === undefined || source.source_type === type) &&
		(source.mechanism === undefined || source.mechanism === attribution.source_mechanism) &&
		among(source.source_ids, sourceId) &&
		among(source.source_names, name) &&
		among(source.mechanism_ids, attribution.source_mechanism_id)
	);
}

function compare(stored: string | null | undefined, condition: Of<'custom_field'>): boolean {
	if (stored === undefined || stored === null || stored === '') return false;
	const wanted = condition.value ?? '';
	switch (condition.comparison) {
		case 'is':
			return stored === wanted;
		case 'contains':
			return stored.toLowerCase().includes(wanted.toLowerCase());
		case 'has_value':
			return true;
		case 'greater_than':
			return Number(stored) > Number(wanted);
		case 'greater_than_or_equal':
			return Number(stored) >= Number(wanted);
		case 'less_than':
			return Number(stored) < Number(wanted);
		case 'less_than_or_equal':
			return Number(stored) <= Number(wanted);
	}
}

const MILES_PER_DEGREE = 69;
const EARTH_RADIUS_MILES = 3959;

function radians(degrees: number): number {
	return (degrees * Math.PI) / 180;
}

/** A box around the point rather than a circle, as documented. */
function inBox({ location }: Subscriber, { latitude, longitude, radius }: Of<'location'>): boolean {
	if (location?.latitude == null || location.longitude === null) return false;
	const high = radius / MILES_PER_DEGREE;
	const wide = high / Math.max(Math.cos(radians(latitude)), 0.01);
	return (
		Math.abs(location.latitude - latitude) <= high &&
		Math.abs(location.longitude - longitude) <= wide
	);
}

/** Great-circle distance in miles; undefined without a location. */
export function distance(
	{ location }: Subscriber,
	from: { latitude: number; longitude: number },
): number | undefined {
	if (location?.latitude == null || location.longitude === null) return undefined;
	const [a, b] = [radians(from.latitude), radians(location.latitude)];
	const [across, along] = [b - a, radians(location.longitude - from.longitude)];
	const haversine =
		Math.sin(across / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(along / 2) ** 2;
	return 2 * EARTH_RADIUS_MILES * Math.asin(Math.sqrt(haversine));
}
