import type { INodeParameters } from 'n8n-workflow';

import { N8n } from '../../../engine/n8n';
import { byId } from '../../../engine/locators';
import { createSandbox, type Sandbox } from '../../../sandbox';
import { serveThroughNock, stopNock } from '../../../sandbox/nock';

describe('A text that Kit reads as Liquid', () => {
	let sandbox: Sandbox;
	let n8n: N8n;

	beforeEach(() => {
		sandbox = createSandbox();
		serveThroughNock(sandbox);
		n8n = new N8n(sandbox);
	});

	afterEach(() => {
		stopNock();
		expect(sandbox.refused).toEqual([]);
	});

	const broadcast = { resource: 'broadcast', operation: 'create', subject: 'News', content: 'Hi' };
	const sent = () => sandbox.requests.map(({ body }) => body);

	it.each([
		'=<p>Hello {{ subscriber.first_name }}</p>',
		'=<p>Hello {{subscriber.first_name}}, {{ $json.offer }}</p>',
		'=<a href="{{ unsubscribe_url }}">Unsubscribe</a>',
		'=<p>{{ address }}</p>',
		'={% if subscriber.first_name %}Hello{% endif %}',
	])('sends nothing for an expression that holds it: %s', async (content) => {
		const { error } = await n8n.run({ ...broadcast, content }, { items: [{ offer: 'Soup' }] });
		expect(error?.message).toBe(
			"The 'Content' parameter is an expression that contains Liquid, which n8n would evaluate instead of Kit",
		);
		expect(error?.description).toContain('Switch the field from Expression to Fixed');
		expect(sandbox.requests).toEqual([]);
	});

	it.each([
		['<p>Hello {{ subscriber.first_name }}</p>', '<p>Hello {{ subscriber.first_name }}</p>'],
		["=Hello {{ '{{' }} subscriber.first_name }}", 'Hello {{ subscriber.first_name }}'],
		["={{ '{%' }} if subscriber.first_name %}Hi", '{% if subscriber.first_name %}Hi'],
		['={{ $json.html }}', '<p>{{ unsubscribe_url }}</p>'],
		['={{ true ? "Yes" : "No" }} {{ DateTime.fromISO("2026-01-02").year }}', 'Yes 2026'],
	])('sends what is meant: %s', async (content, html) => {
		await n8n.run({ ...broadcast, content }, { items: [{ html: '<p>{{ unsubscribe_url }}</p>' }] });
		expect(sent()).toEqual([expect.objectContaining({ content: html })]);
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
		const { error } = await n8n.run(row.parameters);
		expect(error?.message).toContain(`The '${row.label}' parameter is an expression`);
		expect(sandbox.requests).toEqual([]);
	});
});
