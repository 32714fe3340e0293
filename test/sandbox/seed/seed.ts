import type { Broadcast } from '../account/broadcasts';
import { DAY_MS } from '../clock';
import type { SentEmail, SubscriberLocation, SubscriberState } from '../account/records';
import { seedLetters, seedSequenceEmails } from './seedLetters';
import { seedSales } from './seedSales';
import { seedWebhooks } from './seedWebhooks';
import type { Store } from '../account/store';

const SUBSCRIBERS = 3000;
const YEARS_MS = 4 * 365 * DAY_MS;

const FIRST_NAMES = [
	'Ada',
	'Bo',
	'Chidi',
	'Dagny',
	'Elif',
	'Farid',
	'Greta',
	'Hanako',
	'Ivo',
	'Jomo',
	'Katya',
	'Lior',
	'Maren',
	'Nuno',
	'Oona',
	'Priya',
	'Quirin',
	'Rosa',
	'Sefa',
	'Tove',
];
const LAST_NAMES = [
	'Abara',
	'Berglund',
	'Castell',
	'Dorsey',
	'Eriksen',
	'Fontaine',
	'Gruber',
	'Hollis',
	'Ishii',
	'Jansen',
	'Kowal',
	'Lund',
	'Moreau',
	'Nakata',
	'Okafor',
	'Pereira',
	'Quist',
	'Rossi',
	'Silva',
	'Tanaka',
	'Umar',
	'Vance',
	'Weiss',
];
const TAGS = [
	'Newsletter',
	'Bookbinding',
	'Beekeeping',
	'Pottery',
	'Woodwork',
	'Workshop 2024',
	'Workshop 2025',
	'Bought: Bindings Guide',
	'Bought: Glaze Atlas',
	'VIP',
	'Podcast listener',
	'Needs reply',
];
const FIELDS = [
	'Last name',
	'Company',
	'City',
	'Birthday',
	'Craft',
	'Experience (years)',
	'Referred by',
	'Shoe size',
];
const CHART = { url: 'https://lantern-letters.example/chart', linkId: 61 };
const FAIR = { url: 'https://lantern-letters.example/fair', linkId: 62 };
const CRAFTS = ['bookbinding', 'beekeeping', 'pottery', 'woodwork', 'weaving'];
const PLACES: SubscriberLocation[] = [
	place('Bergen', 'Vestland', 'NO', 60.39, 5.32, 'Europe/Oslo'),
	place('Boise', 'Idaho', 'US', 43.62, -116.2, 'America/Boise'),
	place('Lyon', 'Auvergne-Rhône-Alpes', 'FR', 45.76, 4.84, 'Europe/Paris'),
	place('Nairobi', 'Nairobi County', 'KE', -1.29, 36.82, 'Africa/Nairobi'),
	place('Porto', 'Porto', 'PT', 41.15, -8.61, 'Europe/Lisbon'),
	place('Sapporo', 'Hokkaido', 'JP', 43.06, 141.35, 'Asia/Tokyo'),
];

/**
 * Fills an empty store with a realistic account. Its content is always the same; times are relative
 * to the store's clock, so with a fixed clock, they are the same too.
 */
export function seedBelievable(store: Store): void {
	const random = randomizer(20_260_101);
	const now = store.now();
	const start = now - YEARS_MS;
	const tags = TAGS.map((name, index) => store.addTag(name, start + index * 30 * DAY_MS));
	FIELDS.forEach((label) => store.addCustomField(label));
	const forms = [
		store.addForm({ name: 'Weekly letter', doubleOptIn: true, createdAt: start }),
		store.addForm({ name: 'Footer sign-up', format: 'sticky bar', createdAt: start + 40 * DAY_MS }),
		store.addForm({ name: 'Workshop waiting list', type: 'hosted', createdAt: start + DAY_MS }),
		store.addForm({
			name: 'Free binding chart',
			type: 'hosted',
			doubleOptIn: true,
			createdAt: start + 200 * DAY_MS,
		}),
		store.addForm({ name: 'Podcast page', createdAt: start + 500 * DAY_MS }),
		store.addForm({ name: 'Spring fair 2023', archived: true, createdAt: start + 90 * DAY_MS }),
	];
	const sequences = [
		store.addSequence({ name: 'Welcome, in five letters', createdAt: start }),
		store.addSequence({ name: 'Bookbinding basics', createdAt: start }),
		store.addSequence({
			name: 'After the workshop',
			repeat: true,
			createdAt: start,
		}),
		store.addSequence({ name: 'Old welcome', active: false, createdAt: start }),
	];
	seedSequenceEmails(store, sequences);
	const letters = seedLetters(store, start);

	for (let index = 0; index < SUBSCRIBERS; index += 1) {
		const firstName = pick(FIRST_NAMES, random);
		const lastName = pick(LAST_NAMES, random);
		const state = stateFor(random());
		// Oldest first, because IDs increase with time.
		const createdAt = Math.floor(start + (index / SUBSCRIBERS) * (YEARS_MS - DAY_MS));
		const form = pick(forms, random);
		const throughForm = random() < 0.7;
		const later = () => Math.floor(createdAt + random() * (now - createdAt));
		const subscriber = store.addSubscriber({
			firstName: random() < 0.9 ? firstName : null,
			emailAddress: `${firstName}.${lastName}.${index + 1}@readers.example`.toLowerCase(),
			state,
			createdAt,
			updatedAt: later(),
			canceledAt: state === 'cancelled' ? later() : null,
			location: random() < 0.4 ? { ...pick(PLACES, random) } : null,
			attribution: throughForm
				? { source_type: 'form_subscription', source_name: form.name, sourceId: form.id }
				: { source_type: random() < 0.5 ? 'api_subscription' : 'manual' },
			fields: fieldsFor(lastName, random),
			emails: state === 'inactive' ? [] : emailsSince(createdAt, letters, random),
		});
		if (throughForm) store.addToForm(subscriber.id, form.id, referrerFor(random), createdAt);
		tags.forEach((tag, position) => {
			if (random() < 0.5 / (position + 1)) store.tag(subscriber.id, tag.id, later());
		});
		if (random() < 0.5) store.addToSequence(subscriber.id, pick(sequences, random).id, later());
	}
	seedSales(store);
	seedWebhooks(store);
}

function place(
	city: string,
	state: string,
	country: string,
	latitude: number,
	longitude: number,
	timezone: string,
): SubscriberLocation {
	return { city, state, country, latitude, longitude, timezone };
}

/** A linear congruential generator: poor randomness, but the same in every run. */
function randomizer(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

function pick<T>(list: T[], random: () => number): T {
	return list[Math.floor(random() * list.length)] as T;
}

function stateFor(share: number): SubscriberState {
	if (share < 0.82) return 'active';
	if (share < 0.9) return 'cancelled';
	if (share < 0.96) return 'inactive';
	return share < 0.985 ? 'bounced' : 'complained';
}

function fieldsFor(lastName: string, random: () => number): Record<string, string> {
	return {
		last_name: lastName,
		...(random() < 0.5 ? { craft: pick(CRAFTS, random) } : {}),
		...(random() < 0.3 ? { experience_years: String(Math.floor(random() * 30)) } : {}),
		...(random() < 0.1 ? { company: `${lastName} & Daughters` } : {}),
	};
}

function referrerFor(random: () => number): string | null {
	if (random() < 0.5) return null;
	const source = pick(['lighthouse', 'podcast', 'fair'], random);
	return `https://lantern-letters.example/join?utm_source=${source}&utm_medium=link`;
}

/** The emails of every broadcast, for subscribers who existed at the time. */
function emailsSince(createdAt: number, letters: Broadcast[], random: () => number): SentEmail[] {
	return letters.flatMap(({ id, sendAt }) => {
		if (sendAt === null || sendAt < createdAt) return [];
		const opened = random() < 0.45;
		const clicked = opened && random() < 0.3;
		const link = id % 2 === 0 ? CHART : FAIR;
		return {
			broadcastId: id,
			sentAt: sendAt,
			bounced: random() < 0.01,
			opens: opened ? [sendAt + 3_600_000] : [],
			clicks: clicked ? [{ at: sendAt + 3_660_000, ...link }] : [],
		};
	});
}
