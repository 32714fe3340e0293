import type { INodeParameters } from 'n8n-workflow';

import { byId } from '../../../engine/locators';
import { useKit } from '../../../engine/useKit';

const kit = useKit({ seed: 'empty' });

/** A locator as the editor stores it when the user picks an entry from its list. */
const chosen = (cachedResultName: string, value = '9', mode = 'list') => ({
	...{ __rl: true, mode, value },
	cachedResultName,
});

const messageOf = async (parameters: INodeParameters, items = [{}]) => {
	const { error } = await kit.n8n.run(parameters, { items });
	return error?.message;
};

const addTag = (tag: INodeParameters) => ({
	resource: 'tag',
	operation: 'addSubscriber',
	tag,
	subscriber: byId(8),
});

describe('A record that Kit cannot find', () => {
	it.each<[what: string, parameters: INodeParameters]>([
		['the tag “Pottery” (9) or subscriber 8', addTag(chosen('Pottery'))],
		[
			'the custom field “City” (9)',
			{ resource: 'customField', operation: 'delete', customField: chosen('City') },
		],
		[
			'the sequence “Welcome” (7) or the email “Day 1” (9)',
			{
				...{ resource: 'sequenceEmail', operation: 'get' },
				...{ sequence: chosen('Welcome', '7'), sequenceEmail: chosen('Day 1') },
			},
		],
		[
			'the webhook endpoint “https://n8n.example.com” (9)',
			{
				...{ resource: 'webhookEndpoint', operation: 'get' },
				webhookEndpoint: chosen('https://n8n.example.com'),
			},
		],
	])('is named as in the list it was chosen from: %s', async (what, parameters) => {
		expect(await messageOf(parameters)).toBe(`Kit cannot find ${what}`);
	});

	it('is named in the same way in a collection', async () => {
		const sequences = [chosen('Welcome', '7'), chosen('Offers')];
		expect(
			await messageOf({
				...{ resource: 'subscriber', operation: 'subscribe', email: 'ana@example.com' },
				sequences: { sequence: sequences.map((sequence) => ({ sequence })) },
			}),
		).toContain('Kit cannot find the sequence “Welcome” (7)');
	});

	it.each([
		['an expression returns the ID', chosen('Pottery', '={{ $json.tag }}')],
		['an expression replaces the choice', chosen('Pottery', '={{ $json.tag }}', 'id')],
		['the user entered the ID', chosen('Pottery', '9', 'id')],
		['n8n has stored no name', chosen('')],
	])('is named by its ID only if %s', async (_, tag) => {
		expect(await messageOf(addTag(tag), [{ tag: 9 }])).toBe(
			'Kit cannot find tag 9 or subscriber 8',
		);
	});

	it('does not get the name of a record of another kind with the same ID', async () => {
		expect(
			await messageOf({
				...{ resource: 'sequenceEmail', operation: 'get' },
				...{ sequence: byId(9), sequenceEmail: chosen('Day 1') },
			}),
		).toBe('Kit cannot find sequence 9 or the email “Day 1” (9)');
	});
});
