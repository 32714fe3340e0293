import type { INodeParameters } from 'n8n-workflow';
import { byId } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

describe('A text that Kit reads as Liquid', () => {
	const kit = useKit();

	const broadcast = { resource: 'broadcast', operation: 'create', subject: 'News', content: 'Hi' };
	const sent = () => kit.sandbox.requests.map(({ body }) => body);

	it.each([
		'=<p>Hello {{ subscriber.first_name }}</p>',
		'=<p>Hello {{subscriber.first_name}}, {{ $json.offer }}</p>',
		'=<a href="{{ unsubscribe_url }}">Unsubscribe</a>',
		'=<p>{{ address }}</p>',
		'={% if subscriber.first_name %}Hello{% endif %}',
	])('sends nothing for an expression that contains it: %s', async (content) => {
		const { error } = await kit.n8n.run({ ...broadcast, content }, { items: [{ offer: 'Soup' }] });
		expect(error?.message).toBe(
			"The 'Content' parameter is an expression that contains Liquid, which n8n would evaluate instead of Kit",
		);
		expect(error?.description).toContain('Switch the field from Expression to Fixed');
		expect(kit.sandbox.requests).toEqual([]);
	});

	it.each([
		['<p>Hello {{ subscriber.first_name }}</p>', '<p>Hello {{ subscriber.first_name }}</p>'],
		["=Hello {{ '{{' }} subscriber.first_name }}", 'Hello {{ subscriber.first_name }}'],
		["={{ '{%' }} if subscriber.first_name %}Hi", '{% if subscriber.first_name %}Hi'],
		['={{ $json.html }}', '<p>{{ unsubscribe_url }}</p>'],
		['={{ true ? "Yes" : "No" }} {{ DateTime.fromISO("2026-01-02").year }}', 'Yes 2026'],
	])('sends what is intended: %s', async (content, html) => {
		await kit.n8n.run(
			{ ...broadcast, content },
			{ items: [{ html: '<p>{{ unsubscribe_url }}</p>' }] },
		);
		expect(sent()).toEqual([expect.objectContaining({ content: html })]);
	});

	it.each(['Hello {{ $json.name }}', '<b>{{$("Shop").item.json.name}}</b>', 'On {{ $now }}'])(
		'sends nothing for a fixed text with an n8n expression: %s',
		async (content) => {
			const { error } = await kit.n8n.run({ ...broadcast, content });
			expect(error?.message).toBe(
				"The 'Content' parameter is Fixed but contains an n8n expression, which Kit would read as Liquid",
			);
			expect(error?.description).toContain('Switch the field from Fixed to Expression');
			expect(kit.sandbox.requests).toEqual([]);
		},
	);

	it('may contain an n8n expression where Liquid ignores it', async () => {
		const content = '<p>{% raw %}{{ $json.name }}{% endraw %} costs {{ price }} $</p>';
		await kit.n8n.run({ ...broadcast, content });
		expect(sent()).toEqual([expect.objectContaining({ content })]);
	});

	it.each<{ label: string; parameters: INodeParameters }>([
		{
			label: 'Content',
			parameters: {
				resource: 'broadcast',
				operation: 'update',
				broadcast: byId(1),
				updateFields: { content: '={{ subscriber.first_name }}' },
			},
		},
		{
			label: 'Subject',
			parameters: {
				resource: 'sequenceEmail',
				operation: 'update',
				sequence: byId(1),
				sequenceEmail: byId(1),
				updateFields: { subject: '={{ subscriber.first_name }}' },
			},
		},
		{
			label: 'HTML',
			parameters: {
				resource: 'snippet',
				operation: 'update',
				snippet: byId(1),
				updateFields: { html: '={{ subscriber.first_name }}' },
			},
		},
	])("is found in '$label' if it is all that $parameters.resource would receive", async (row) => {
		const { error } = await kit.n8n.run(row.parameters);
		expect(error?.message).toContain(`The '${row.label}' parameter is an expression`);
		expect(kit.sandbox.requests).toEqual([]);
	});

	const lost = '=Hi {{ subscriber.first_name }}';

	it.each<{ label: string; parameters: INodeParameters }>([
		{ label: 'Subject', parameters: { ...broadcast, subject: lost } },
		{
			label: 'Preview Text',
			parameters: { ...broadcast, additionalFields: { previewText: lost } },
		},
		{
			label: 'Content',
			parameters: {
				resource: 'broadcast',
				operation: 'update',
				broadcast: byId(1),
				updateFields: { content: lost },
			},
		},
		{
			label: 'Subject',
			parameters: {
				resource: 'sequenceEmail',
				operation: 'create',
				sequence: byId(1),
				subject: lost,
			},
		},
		{
			label: 'Content',
			parameters: {
				resource: 'sequenceEmail',
				operation: 'create',
				sequence: byId(1),
				subject: 'Hi',
				additionalFields: { content: lost },
			},
		},
		{
			label: 'Content',
			parameters: { resource: 'snippet', operation: 'create', name: 'Hi', content: lost },
		},
		{
			label: 'HTML',
			parameters: {
				resource: 'snippet',
				operation: 'update',
				snippet: byId(1),
				updateFields: { html: lost },
			},
		},
	])("is found in '$label' of $parameters.operation $parameters.resource", async (row) => {
		const { error } = await kit.n8n.run(row.parameters);
		expect(error?.message).toContain(`The '${row.label}' parameter is an expression`);
		expect(kit.sandbox.requests).toEqual([]);
	});
});
