import { Chat } from '../chat';
import { nodeOf, readExample } from '../example';
import { locator } from '../workflow';
import { apiKey, world } from './world';

const DAY_MS = 86_400_000;

/** Examples that run on a schedule. */
export function onScheduleCases(): void {
	it('report last week’s broadcasts in one message', async () => {
		const { n8n, sandbox, proxy } = world();
		const { store } = sandbox;
		const chat = new Chat();
		proxy.standIn(Chat.hostname, chat);
		const now = store.now();
		const results = { recipients: 400, opened: 161, clicked: 30, unsubscribes: 2 };
		const others = { recipients: 380, opened: 95, clicked: 19, unsubscribes: 0 };
		store.addBroadcast({ subject: 'Monday letter', sendAt: now - 6 * DAY_MS, results });
		store.addBroadcast({ subject: 'Friday offer', sendAt: now - 2 * DAY_MS, results: others });
		store.addBroadcast({ subject: 'Last month', sendAt: now - 30 * DAY_MS, results });
		store.addBroadcast({ subject: 'Not sent yet' });
		const file = readExample('weekly-report.json');

		const execution = await n8n.run(await n8n.importWorkflow(file, await apiKey()), 'Every Monday');

		expect(execution.error).toBeUndefined();
		expect(chat.messages).toEqual([
			[
				'Your broadcasts of the last 7 days',
				'• Friday offer: 380 recipients, 25.0% opened, 5.0% clicked, 0 unsubscribed',
				'• Monday letter: 400 recipients, 40.3% opened, 7.5% clicked, 2 unsubscribed',
			].join('\n'),
		]);
	});

	it('ask people who opened nothing for 90 days once, and retry those who could not be asked', async () => {
		const { n8n, sandbox } = world();
		const { store } = sandbox;
		const sequence = store.addSequence({ name: 'Still interested?' });
		const silent = addReader('silent', 0);
		const unlucky = addReader('unlucky', 0);
		addReader('opens', 1);
		const addTo = `/v4/sequences/${sequence.id}/subscribers/`;
		const refusal = { status: 422, body: { errors: ['Sequence is inactive'] } };
		const path = new RegExp(`${addTo}${unlucky}$`);
		sandbox.faults.add({ kind: 'status', path, ...refusal });
		const file = readExample('win-back.json');
		const { parameters } = nodeOf(file, 'Start the sequence');
		parameters.sequence = locator('list', String(sequence.id));
		const id = await n8n.importWorkflow(file, await apiKey());
		const asked = async () => {
			const before = sandbox.requests.length;
			expect((await n8n.run(id, 'Every Tuesday')).error).toBeUndefined();
			const paths = sandbox.requests.slice(before).map((request) => request.path);
			const added = paths.filter((each) => each.startsWith(addTo));
			return added.map((each) => Number(each.slice(addTo.length))).sort((a, b) => a - b);
		};

		expect(await asked()).toEqual([silent, unlucky]);
		expect(store.sequenceSubscribers.size(sequence.id)).toBe(1);
		const tag = store.findTag('Win back')?.id ?? 0;
		expect(store.taggings.get(tag, silent)).toBeDefined();
		expect(store.taggings.get(tag, unlucky)).toBeUndefined();

		expect(await asked()).toEqual([unlucky]);
		expect(store.taggings.get(tag, unlucky)).toBeDefined();
		expect(await asked()).toEqual([]);
	});

	it('create one draft for each new post of a feed, and report a post that Kit rejects to the chat', async () => {
		const { n8n, sandbox, proxy } = world();
		const { store } = sandbox;
		const chat = new Chat();
		proxy.standIn(Chat.hostname, chat);
		let posts = ['Braces {{ post.title }} & <b>', 'Second'].map((title) => post(title, 1));
		proxy.standIn('blog.example.com', { fetch: () => feed([...posts, post('Old', 30)]) });
		const id = await n8n.importWorkflow(readExample('drafts-from-rss.json'), await apiKey());
		const run = async () => {
			const before = new Set(store.broadcasts.keys());
			expect((await n8n.run(id, 'Every hour')).error).toBeUndefined();
			return [...store.broadcasts.values()].filter((each) => !before.has(each.id));
		};

		const drafts = await run();

		// both are sent concurrently, so either can be first
		expect(drafts.map(({ subject }) => subject).sort()).toEqual([
			'Braces { { post.title }} & <b>',
			'Second',
		]);
		expect(drafts.map((draft) => store.broadcasts.statusOf(draft))).toEqual(['draft', 'draft']);
		const braces = drafts.find(({ subject }) => subject?.startsWith('Braces'));
		expect(braces?.content).toBe(
			[
				'<p>Hello {{ subscriber.first_name | default: "reader" }},</p>',
				'<h1>Braces &#123;{ post.title }} &#38; &#60;b&#62;</h1>',
				'<p>In Liquid, <code>&#123;{ x }}</code> and &#123;% if %} are code.</p>',
				'<p><a href="https://blog.example.com/?a=1&#38;b=2">Read it on the website</a></p>',
			].join('\n'),
		);

		posts = [...posts, post('Third', 0)];
		sandbox.faults.add({
			kind: 'status',
			path: /\/broadcasts$/,
			status: 422,
			body: { errors: ['Content is too long'] },
		});
		expect(await run()).toEqual([]);
		expect(chat.messages).toEqual([
			expect.stringMatching(/^No draft of “Third”: Content is too long/),
		]);
		expect(await run()).toEqual([]);
	});
}

/**
 * @returns the ID of a subscriber who was sent six emails in the last 90 days and opened that many
 * of them
 */
function addReader(name: string, opened: number): number {
	const { store } = world().sandbox;
	const now = store.now();
	return store.addSubscriber({
		emailAddress: `${name}@win-back.example`,
		createdAt: now - 200 * DAY_MS,
		emails: Array.from({ length: 6 }, (_, index) => ({
			broadcastId: index + 1,
			sentAt: now - (10 + index) * DAY_MS,
			bounced: false,
			opens: index < opened ? [now - DAY_MS] : [],
			clicks: [],
		})),
	}).id;
}

function post(title: string, daysAgo: number): string {
	const date = new Date(world().sandbox.store.now() - daysAgo * DAY_MS).toUTCString();
	const html = '<p>In Liquid, <code>{{ x }}</code> and {% if %} are code.</p>';
	return [
		`<item><title>${escapeXml(title)}</title><guid>${escapeXml(title)}</guid>`,
		`<link>https://blog.example.com/?a=1&amp;b=2</link><pubDate>${date}</pubDate>`,
		`<content:encoded><![CDATA[${html}]]></content:encoded></item>`,
	].join('');
}

function feed(items: string[]): Response {
	const content = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"';
	const channel = `<channel><title>Blog</title>${items.join('')}</channel>`;
	return new Response(`<?xml version="1.0"?><rss version="2.0" ${content}>${channel}</rss>`, {
		headers: { 'content-type': 'application/rss+xml' },
	});
}

function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
