import type { INodeParameters } from 'n8n-workflow';

import { byEmail, byId, byName } from '../../../engine/locators';
import { useKitV3 } from '../kitV3.fixture';

const kit = useKitV3();

const purchase = {
	email: 'ana@example.com',
	transactionId: 'T1',
	specifyProducts: 'json',
	productsJson: '[{ "pid": "1", "lid": "1" }]',
};

it.each<[string, string, (value: string) => INodeParameters]>([
	['tag.create', 'Name', (name) => ({ name })],
	['customField.create', 'Label', (label) => ({ label })],
	['subscriber.get', 'Subscriber', (value) => ({ subscriber: byEmail(value) })],
	['form.getSubscriptions', 'Form', (value) => ({ form: byId(value) })],
	['form.addSubscriber', 'Email', (email) => ({ form: byId(1), email })],
	[
		'tag.addSubscriber',
		'First Name',
		(firstName) => ({ tag: byId(1), email: 'a@b.c', additionalFields: { firstName } }),
	],
	['subscriber.getAll', 'Sort Order', (sortOrder) => ({ sort: { sortOrder } })],
	['purchase.create', 'Status', (status) => ({ ...purchase, additionalFields: { status } })],
])('%s rejects an object in %s', async (operation, label, parameters) => {
	const { error } = await kit.run(operation, parameters('={{ ({ a: 1 }) }}'));
	expect(error?.message).toBe(`The '${label}' parameter is an object, not text`);
	expect(kit.sandbox.requests).toEqual([]);
});

it.each(['={{ null }}', '={{ " " }}'])('leaves out blank values (%s)', async (blank) => {
	await kit.run('subscriber.getAll', {
		filters: { from: blank, to: blank },
		sort: { sortField: blank, sortOrder: blank },
	});
	await kit.run('purchase.create', {
		...purchase,
		additionalFields: { currency: blank, firstName: blank, tax: blank, transactionTime: blank },
	});
	expect(kit.sent().map(([, path, query]) => [path, query])).toEqual([
		['/v3/subscribers', {}],
		['/v3/purchases', {}],
	]);
	const { body } = kit.sandbox.requests[1] ?? {};
	const sent = (body as { purchase?: object }).purchase ?? {};
	expect(Object.keys(sent).sort()).toEqual(['email_address', 'products', 'transaction_id']);
});

it('accepts a boolean as text', async () => {
	for (let count = 0; count < 3; count++) kit.store.addTag(`Tag ${count}`);
	const { items } = await kit.run('tag.getAll', { returnAll: '={{ "TRUE" }}', limit: 1 });
	expect(items).toHaveLength(3);
});

it('composes the characters of names', async () => {
	const { id } = kit.store.addTag('Café');
	const name = 'Café'.normalize('NFD');
	await kit.run('tag.getSubscriptions', { tag: byName(name) });
	expect(kit.sandbox.requests.at(-1)?.path).toBe(`/v3/tags/${id}/subscriptions`);
	await kit.run('tag.create', { name: `${name} 2` });
	expect(kit.sent().at(-1)?.[3]).toEqual({ tag: { name: 'Café 2' } });
});

it('rejects an invisible character in an email address', async () => {
	const { error } = await kit.run('tag.addSubscriber', {
		tag: byId(1),
		email: 'ana\u200B@example.com',
	});
	expect(error?.message).toContain("'Email' parameter contains an invisible character (U+200B)");
	expect(kit.sandbox.requests).toEqual([]);
});
