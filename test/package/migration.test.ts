// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the guide
import { readFileSync } from 'node:fs';

import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { Kit } from '../../nodes/Kit/Kit.node';
import { KitTrigger } from '../../nodes/Kit/KitTrigger.node';
import { KitV3Trigger } from '../../nodes/KitV3/KitV3Trigger.node';
import { KitV3V1 } from '../../nodes/KitV3/KitV3V1.node';
import { EVENTS } from '../../nodes/shared/trigger/events';

const guide = readFileSync('docs/migrating-to-v4.md', 'utf8');
const readme = readFileSync('README.md', 'utf8');

/** All operations of n8n's own node (n8n-nodes-base 2.41). */
const CONVERTKIT = [
	'Custom Field: Create',
	'Custom Field: Delete',
	'Custom Field: Get Many',
	'Custom Field: Update',
	'Form: Add Subscriber',
	'Form: Get Many',
	'Form: Get Subscriptions',
	'Sequence: Add Subscriber',
	'Sequence: Get Many',
	'Sequence: Get Subscriptions',
	'Tag: Create',
	'Tag: Get Many',
	'Tag Subscriber: Add',
	'Tag Subscriber: Delete',
	'Tag Subscriber: Get Many',
];

const CONVERTKIT_EVENTS = [
	'Form Subscribe',
	'Link Click',
	'Product Purchase',
	'Purchase Created',
	'Sequence Complete',
	'Sequence Subscribe',
	'Subscriber Activated',
	'Subscriber Unsubscribe',
	'Tag Add',
	'Tag Remove',
];

function optionsOf(property: INodeProperties | undefined): Array<{ name: string; value: string }> {
	return (property?.options ?? []).flatMap((option) =>
		'value' in option ? [{ name: option.name, value: String(option.value) }] : [],
	);
}

/** Every operation as the guide names it, such as "Tag: Get Many". */
function operationsOf({ properties }: INodeTypeDescription): string[] {
	return optionsOf(properties.find(({ name }) => name === 'resource')).flatMap((resource) =>
		optionsOf(
			properties.find(
				({ name, displayOptions }) =>
					name === 'operation' && displayOptions?.show?.resource?.includes(resource.value),
			),
		).map(({ name }) => `${resource.name}: ${name}`),
	);
}

function eventsOf({ properties }: INodeTypeDescription): Array<{ name: string; value: string }> {
	return optionsOf(properties.find(({ name }) => name === 'events'));
}

/**
 * The columns of the table with these headings; several entries in a cell are separated by commas.
 */
function columnsOf(...headings: string[]): string[][][] {
	const lines = guide.split('\n').map((line) => line.replace(/ +/g, ' '));
	const start = lines.findIndex((line) => line.startsWith(`| ${headings.join(' | ')} |`));
	const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
	const rows = lines.slice(start + 2, end).map((line) => line.slice(2, -2).split(' | '));
	return headings.map((_heading, column) => rows.map((cells) => (cells[column] ?? '').split(', ')));
}

const inKit = operationsOf(new Kit().description);
const inKitV3 = operationsOf(new KitV3V1().description);

describe('The guide for moving to V4', () => {
	it("maps every operation of n8n's own node", () => {
		const [convertKit, kitV3, kit] = columnsOf('ConvertKit', 'Kit V3', 'Kit');
		expect(convertKit?.flat()).toEqual(CONVERTKIT);
		expect(inKitV3).toEqual(expect.arrayContaining(kitV3?.flat() ?? []));
		expect(inKit).toEqual(expect.arrayContaining(kit?.flat() ?? []));
	});

	it('maps every operation of Kit V3 to Kit', () => {
		const [kitV3, kit] = columnsOf('Kit V3', 'Kit', 'Parameters', 'Output');
		expect(kitV3?.flat()).toEqual(inKitV3);
		expect(inKit).toEqual(expect.arrayContaining(kit?.flat() ?? []));
	});

	it('only names existing operations in its text', () => {
		const named = [...guide.matchAll(/_([A-Z][A-Za-z() ]+: [A-Z][A-Za-z ]+)_/g)].map(
			([, operation]) => operation,
		);
		expect(named.length).toBeGreaterThan(10);
		expect(inKit).toEqual(expect.arrayContaining(named));
	});

	it('maps every event, and says how it is delivered to Kit Trigger', () => {
		const headings = ['ConvertKit Trigger', 'Kit V3 Trigger, Kit Trigger', 'Parameter'];
		const [before, after = [], , through] = columnsOf(...headings, 'Delivered to Kit Trigger by');
		const events = eventsOf(new KitTrigger().description);
		expect(before?.flat()).toEqual(CONVERTKIT_EVENTS);
		expect(after.flat().sort()).toEqual(
			eventsOf(new KitV3Trigger().description).map(({ name }) => name),
		);
		expect(through?.flat()).toEqual(
			after.map(([name]) => {
				const value = events.find((event) => event.name === name)?.value ?? '';
				return EVENTS[value]?.endpoint ? 'Signed webhook endpoint' : 'Legacy webhook';
			}),
		);
	});

	it('counts the events that only Kit Trigger has', () => {
		const more =
			eventsOf(new KitTrigger().description).length -
			eventsOf(new KitV3Trigger().description).length;
		expect(guide).toContain(`**Events:** ${more} more`);
	});

	it('is linked in the README', () => {
		expect(readme).toContain('(docs/migrating-to-v4.md)');
	});
});
