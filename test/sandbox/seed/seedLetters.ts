import type { Broadcast } from '../account/broadcasts';
import { DAY_MS } from '../clock';
import type { Sequence } from '../account/records';
import type { Store } from '../account/store';

/** Subjects of the broadcasts, oldest first: one every twelve days. */
const SENT = [
	'A house full of glue',
	'What the bees did in January',
	'Three knives worth sharpening',
	'The glaze that went wrong',
	'Letters from Sapporo',
	'How long is a good apprenticeship?',
	'A chart for the kitchen wall',
	'The workshop is open again',
];
const EVERY_MS = 12 * DAY_MS;

const SEQUENCE_SUBJECTS = [
	['Welcome in', 'Why letters?', 'Pick a craft', 'The long table', 'What comes next'],
	[
		'Paper has a grain',
		'Folding well',
		'A needle and no hurry',
		'Your first signature',
		'Glue, sparingly',
		'The spine',
		'Show me your book',
	],
	['Thank you for coming', 'The notes we took', 'Come again'],
	['Hello', 'Still there?'],
];

/**
 * Adds the account's content: templates, segments, snippets, broadcasts and posts.
 * @returns the broadcasts that went to everyone, oldest first
 */
export function seedLetters(store: Store, start: number): Broadcast[] {
	const now = store.now();
	const plain = store.addEmailTemplate({ name: 'Text Only', isDefault: true });
	const classic = store.addEmailTemplate({ name: 'Classic', category: 'Classic' });
	store.addEmailTemplate({ name: 'Modern' });
	store.addEmailTemplate({
		name: 'Story',
		category: 'Starting point',
		design:
			'<h1>Your story</h1><p><a href="{{ unsubscribe_url }}">Unsubscribe</a> {{ address }}</p>',
	});

	store.addSegment('Readers in Norway', start + 300 * DAY_MS);
	store.addSegment('Bookbinders who bought', start + 600 * DAY_MS);
	const quiet = store.addSegment('Not opened since autumn', now - 40 * DAY_MS);

	store.addSnippet({ name: 'Sign-off', body: 'Warmly, Mara', createdAt: start });
	store.addSnippet({
		name: 'Workshop address',
		body: 'Lantern Lane 4, {{ subscriber.city }} is not far.',
		createdAt: start + 100 * DAY_MS,
	});
	store.addSnippet({
		name: 'Fair banner',
		type: 'block',
		body: '<p><strong>Meet us at the spring fair.</strong></p>',
		createdAt: start + 400 * DAY_MS,
	});
	store.addSnippet({ name: 'Summer offer', body: 'Ends soon!', archived: true, createdAt: start });

	const sent = SENT.map((subject, index) => {
		const sendAt = now - (SENT.length - index) * EVERY_MS;
		return store.addBroadcast({
			subject,
			previewText: `Lantern Letters, no. ${index + 101}`,
			content: `<p>${subject}.</p><p>{{ snippet.sign-off }}</p>`,
			public: true,
			publishedAt: sendAt,
			createdAt: sendAt - 2 * DAY_MS,
			sendAt,
			emailAddress: store.account.primaryEmailAddress,
			emailTemplateId: index % 2 === 0 ? plain.id : classic.id,
			results: { unsubscribes: (index * 3) % 7 },
		});
	});
	addUnsent(store, quiet.id);
	addPosts(store, sent);
	return sent;
}

/** One broadcast of each status without sent emails. */
function addUnsent(store: Store, segmentId: number): void {
	const now = store.now();
	store.addBroadcast({
		subject: 'Are you still reading?',
		content: '<p>Tell me.</p>',
		createdAt: now - 20 * DAY_MS,
		sendAt: now - 19 * DAY_MS,
		forcedStatus: 'aborted',
		audience: { group: 'any', sources: [{ type: 'segment', ids: [segmentId] }] },
	});
	store.addBroadcast({
		subject: 'Spring fair, this Saturday',
		content: '<p>Come along.</p>{{ snippet.fair-banner }}',
		createdAt: now - DAY_MS,
		sendAt: now + 3 * DAY_MS,
		emailAddress: store.account.primaryEmailAddress,
	});
	store.addBroadcast({ subject: 'Notes on waxed thread', createdAt: now - DAY_MS });
}

/** Every second broadcast is also a post, and some posts were never sent. */
function addPosts(store: Store, sent: Broadcast[]): void {
	store.posts.productId = 12;
	sent.forEach(({ subject, publicationId, sendAt, content }, index) => {
		if (index % 2 === 1) return;
		store.addPost({
			title: subject,
			publicationId,
			createdAt: sendAt ?? store.now(),
			sentAt: sendAt,
			content: content ?? '',
			isPaid: index === 4,
		});
	});
	const now = store.now();
	store.addPost({ title: 'About this site', createdAt: now - 300 * DAY_MS });
	store.addPost({ title: 'A year of small books', status: 'draft', createdAt: now - 5 * DAY_MS });
}

/** Adds the emails of the sequences, in the order of `SEQUENCE_SUBJECTS`. */
export function seedSequenceEmails(store: Store, sequences: Sequence[]): void {
	sequences.forEach((sequence, index) => {
		const subjects = SEQUENCE_SUBJECTS[index] ?? [];
		subjects.forEach((subject, position) => {
			const recipients = 900 - index * 120 - position * 60;
			store.addSequenceEmail({
				sequenceId: sequence.id,
				subject,
				content: `<p>${subject}.</p><p>{{ snippet.sign-off }}</p>`,
				// The last email of a sequence is often still a draft.
				published: position === 0 || position < subjects.length - 1,
				delayValue: position === 0 ? 0 : 2 + (position % 3),
				deliveries:
					position < subjects.length - 1
						? {
								recipients,
								opens: Math.round(recipients * 0.46),
								clicks: Math.round(recipients * 0.08),
								unsubscribes: 4 - (position % 4),
								bounces: 3,
							}
						: {},
			});
		});
	});
}
