import type { INodeParameters, INodeType } from 'n8n-workflow';

import { Kit } from '../../../../nodes/Kit/Kit.node';
import { KitV3V1 } from '../../../../nodes/KitV3/KitV3V1.node';
import { byId, byName } from '../../../engine/locators';
import { N8n } from '../../../engine/n8n';
import { useKit } from '../../../engine/useKit';

const kit = useKit();

async function run(node: INodeType, operation: string, parameters: INodeParameters) {
	const [resource = '', value = ''] = operation.split('.');
	return await new N8n(kit.sandbox, node).run(
		{ resource, operation: value, ...parameters },
		{ authentication: 'oAuth2' },
	);
}

/** One more than the largest whole number that JavaScript does not round, as text: 9007199254740993. */
const TOO_LARGE = '9007199254740993';

/** By node: where an ID goes into the path, the body, a list or a condition. */
const IDS: Array<[string, string, (id: string) => INodeParameters]> = [
	['subscriber.get', 'Subscriber', (id) => ({ subscriber: byId(id) })],
	['subscriber.unsubscribe', 'Subscriber', (id) => ({ subscriber: byId(id) })],
	['tag.removeSubscriber', 'Tag', (id) => ({ tag: byId(id), subscriber: byId(1) })],
	['tag.bulkDelete', 'Tag', (id) => ({ tag: byId(id) })],
	['tag.bulkTagSubscribers', 'Tag', (id) => ({ tag: byId(id), subscriber: byId(1) })],
	['form.bulkAddSubscribers', 'Form', (id) => ({ form: byId(id), subscriber: byId(1) })],
	['broadcast.delete', 'Broadcast', (id) => ({ broadcast: byId(id) })],
	[
		'subscriber.subscribe',
		'Form',
		(id) => ({ email: 'ana@example.com', forms: { form: [{ form: byId(id) }] } }),
	],
	[
		'subscriber.bulkSubscribe',
		'Form',
		(id) => ({ email: 'ana@example.com', forms: { form: [{ form: byId(id) }] } }),
	],
	[
		'broadcast.create',
		'Email Template',
		(id) => ({ subject: 'Hi', content: 'Hi', emailTemplate: byId(id) }),
	],
	[
		'broadcast.create',
		'Tag Names or IDs',
		(id) => ({
			subject: 'Hi',
			content: 'Hi',
			sendTo: 'segmentsAndTags',
			recipients: { filter: { match: 'any', tagIds: `={{ ["${id}"] }}` } },
		}),
	],
	[
		'subscriber.filter',
		'Tag Names or IDs',
		(id) => ({ conditions: { tags: [{ tagIds: `={{ ["${id}"] }}` }] } }),
	],
	[
		'webhook.create',
		'Product ID',
		(productId) => ({
			targetUrl: 'https://example.com/kit',
			event: 'subscriber.product_purchase',
			productId,
		}),
	],
];

const IDS_V3: typeof IDS = [
	['subscriber.get', 'Subscriber', (id) => ({ subscriber: byId(id) })],
	['customField.delete', 'Custom Field', (id) => ({ customField: byId(id) })],
	[
		'form.addSubscriber',
		'Tag Names or IDs',
		(id) => ({
			form: byId(1),
			email: 'ana@example.com',
			additionalFields: { tagIds: `={{ ["${id}"] }}` },
		}),
	],
	[
		'webhook.create',
		'Tag',
		(id) => ({
			targetUrl: 'https://example.com/kit',
			event: 'subscriber.tag_add',
			tag: byId(id),
		}),
	],
];

describe('An ID that would be rounded to that of another record', () => {
	describe.each([
		{ name: 'Kit', node: () => new Kit(), ids: IDS },
		{ name: 'Kit V3', node: () => new KitV3V1(), ids: IDS_V3 },
	])('is rejected by $name', ({ node, ids }) => {
		it.each(ids)('%s in %s', async (operation, label, parameters) => {
			const { error } = await run(node(), operation, parameters(TOO_LARGE));
			expect(error?.message).toBe(
				`The '${label}' parameter has an ID that is too large: “${TOO_LARGE}”`,
			);
			expect(kit.sandbox.requests).toEqual([]);
		});
	});

	it('is rejected if the expression has already rounded it', async () => {
		const subscriber = byId(`={{ ${TOO_LARGE} }}`);
		const { error } = await run(new Kit(), 'subscriber.unsubscribe', { subscriber });
		expect(error?.message).toBe(
			"The 'Subscriber' parameter is a number too large to be represented exactly: “9007199254740992”",
		);
		expect(kit.sandbox.requests).toEqual([]);
	});
});

describe('A number that was rounded', () => {
	const ROUNDED = `={{ ${TOO_LARGE} }}`;
	const purchase = {
		email: 'ana@example.com',
		transactionId: 'T1',
		currency: 'USD',
		subtotal: 1,
		total: 1,
	};
	const product = { name: 'A', pid: '1', lid: '1', quantity: 1, unitPrice: 1 };

	it.each<[string, string, INodeParameters]>([
		['purchase.create', 'Transaction ID', { ...purchase, transactionId: ROUNDED }],
		['tag.addSubscriber', 'Tag', { tag: byName(ROUNDED), subscriber: byId(1) }],
		['tag.create', 'Name', { name: ROUNDED }],
		[
			'subscriber.upsert',
			'First Name',
			{ email: 'ana@example.com', additionalFields: { firstName: ROUNDED } },
		],
	])('is not accepted as text by %s in %s', async (operation, label, parameters) => {
		const { error } = await run(new Kit(), operation, parameters);
		expect(error?.message).toBe(
			`The '${label}' parameter is a number too large to be represented exactly: “9007199254740992”`,
		);
		expect(error?.description).toBe('Make sure that the previous node returns it as text.');
		expect(kit.sandbox.requests).toEqual([]);
	});

	it('is not saved in a custom field', async () => {
		kit.sandbox.store.addCustomField('Chat ID');
		const { error } = await run(new Kit(), 'subscriber.upsert', {
			email: 'ana@example.com',
			customFields: { mappingMode: 'defineBelow', value: { chat_id: ROUNDED } },
		});
		expect(error?.message).toContain('has a value for “chat_id” that is not text');
		expect(kit.sandbox.requests.map(({ method }) => method)).toEqual(['GET']);
	});

	it.each([ROUNDED, '={{ NaN }}', '={{ Infinity }}'])(
		'is not sent for a product, and neither is NaN or infinity: %s',
		async (pid) => {
			const products = { product: [{ ...product, pid }] };
			for (const node of [new Kit(), new KitV3V1()]) {
				const { error } = await run(node, 'purchase.create', { ...purchase, products });
				expect(error?.message).toMatch(
					/^The 'Products' parameter has .* as pid at index 0, where Kit needs text$/,
				);
			}
			expect(kit.sandbox.requests).toEqual([]);
		},
	);
});
