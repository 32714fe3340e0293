import type { INodeProperties } from 'n8n-workflow';
import { nodes } from './nodes';

/** n8n 1 only looks there, and does not activate workflows with nodes that refer elsewhere. */
describe('Display conditions refer to siblings, or use an absolute path', () => {
	it.each(nodes)('in $description.displayName', ({ description }) => {
		expect(lists(description.properties).flatMap(strangers)).toEqual([]);
	});
});

/** n8n 1 throws for these if there is no value, whichever operation is chosen. */
describe('No display condition fails for a missing value', () => {
	it.each(nodes)('in $description.displayName', ({ description }) => {
		expect(JSON.stringify(description.properties)).not.toMatch(
			/"_cnd":\{"(includes|startsWith|endsWith)"/,
		);
	});
});

/** The parameters of a node, and those of each of its collections. */
function lists(properties: INodeProperties[]): INodeProperties[][] {
	const inner = properties
		.flatMap(({ options = [] }) => options)
		.flatMap((option): INodeProperties[][] => {
			if ('values' in option) return lists(option.values);
			return 'type' in option ? lists([option]) : [];
		});
	const collections = properties
		.filter(({ type }) => type === 'collection')
		.map(({ options = [] }) => options.filter((option) => 'type' in option));
	return [properties, ...collections, ...inner];
}

function strangers(properties: INodeProperties[]): string[] {
	const names = new Set(properties.map(({ name }) => name));
	return properties
		.flatMap(({ displayOptions: { show, hide } = {} }) => Object.keys({ ...show, ...hide }))
		.filter((key) => !/^[/@]/.test(key) && !names.has(key));
}
