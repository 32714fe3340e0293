import type { INodeParameters } from 'n8n-workflow';

import { KitV3V1 } from '../../../../nodes/KitV3/KitV3V1.node';
import { byId, byName } from '../../../engine/locators';
import { N8n } from '../../../engine/n8n';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

async function run(n8n: N8n, operation: string, parameters: INodeParameters) {
	const [resource = '', value = ''] = operation.split('.');
	return await n8n.run(
		{ resource, operation: value, ...parameters },
		{ authentication: value.startsWith('bulk') ? 'oAuth2' : 'apiKey' },
	);
}

/** n8n selects By ID if a column is dragged onto a tag. */
const dragged = (name: string) => byId(`={{ ${JSON.stringify(name)} }}`);

const NAMED: Array<[string, string, (name: string) => INodeParameters]> = [
	['tag.create', 'Name', (name) => ({ name })],
	['tag.update', 'Name', (name) => ({ tag: byId(1), name })],
	['tag.bulkCreate', 'Name', (name) => ({ name })],
	['tag.addSubscriber', 'Tag', (name) => ({ tag: byName(name), subscriber: byId(1) })],
	['tag.getSubscribers', 'Tag', (name) => ({ tag: dragged(name) })],
	['tag.bulkTagSubscribers', 'Tag', (name) => ({ tag: byName(name), subscriber: byId(1) })],
	[
		'subscriber.subscribe',
		'Tag',
		(name) => ({ email: 'ana@example.com', tags: { tag: [{ tag: byName(name) }] } }),
	],
	['customField.create', 'Label', (label) => ({ label })],
	['customField.bulkCreate', 'Label', (label) => ({ label })],
];

const NAMED_V3: typeof NAMED = [
	['tag.create', 'Name', (name) => ({ name })],
	['tag.createMany', 'Names', (name) => ({ names: name })],
	['tag.addSubscriber', 'Tag', (name) => ({ tag: byName(name), email: 'ana@example.com' })],
	['customField.create', 'Label', (label) => ({ label })],
	['customField.createMany', 'Labels', (label) => ({ labels: label })],
];

describe('A name with an invisible character', () => {
	const rejected = async (n8n: N8n, row: (typeof NAMED)[number]) => {
		const [operation, label, parameters] = row;
		for (const [character, code] of [
			['\u200B', 'U+200B'],
			['\u2060', 'U+2060'],
			['\n', 'U+000A'],
		] as const) {
			const { error } = await run(n8n, operation, parameters(`VI${character}P`));
			expect(error?.message).toContain(
				`The '${label}' parameter contains an invisible character (${code})`,
			);
		}
		expect(kit.sandbox.requests).toEqual([]);
	};

	it.each(NAMED)('is rejected by %s', async (...row) => {
		await rejected(kit.n8n, row);
	});

	it.each(NAMED_V3)('is rejected by V3’s %s', async (...row) => {
		await rejected(new N8n(kit.sandbox, new KitV3V1()), row);
	});
});

/** With a joiner (U+200D), a variation selector (U+FE0F) and a non-joiner (U+200C). */
const JOINED = ['👩‍💻 Developers', '❤️ Fans', 'می‌خواهم'];

describe('A name with characters that join emoji or letters', () => {
	it.each(JOINED)('is created unchanged: %s', async (name) => {
		const { items } = await run(kit.n8n, 'tag.create', { name });
		expect(items[0]?.json.name).toBe(name);
	});

	it.each(JOINED)('is found in every mode: %s', async (name) => {
		const { id } = kit.sandbox.store.addTag(name);
		for (const tag of [byName(name), dragged(name)]) {
			const { error } = await run(kit.n8n, 'tag.getSubscribers', { tag });
			expect(error).toBeUndefined();
			expect(kit.sandbox.requests.at(-1)?.path).toBe(`/v4/tags/${id}/subscribers`);
		}
	});
});
