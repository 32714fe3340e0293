import type { INodeProperties } from 'n8n-workflow';
import { KitApi } from '../../credentials/KitApi.credentials';
import { KitPluginApi } from '../../credentials/KitPluginApi.credentials';
import { KitV3Api } from '../../credentials/KitV3Api.credentials';
import { nodes } from './nodes';

/** Labels that n8n's own nodes use without a description, because their contents have one. */
const SELF_EXPLAINING = [
	...['Additional Fields', 'Filters', 'Options', 'Sort', 'Update Fields'],
	...['Authentication', 'Operation', 'Resource'],
];

const described = nodes.map(({ description: { displayName, properties } }) => ({
	displayName,
	properties,
}));

describe('Every parameter that is not self-explanatory has a description', () => {
	it.each([...described, new KitApi(), new KitPluginApi(), new KitV3Api()])(
		'in $displayName',
		({ properties }) => {
			const silent = allIn(properties).filter(
				({ type, description, displayName }) =>
					type !== 'notice' && !description && !SELF_EXPLAINING.includes(displayName),
			);
			expect(silent.map(({ displayName, name }) => `${displayName} (${name})`)).toEqual([]);
		},
	);
});

/** The parameters and, at any depth, those in their collections. */
function allIn(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => [
		property,
		...(property.options ?? []).flatMap((option) => {
			if ('values' in option) return allIn(option.values);
			return 'type' in option ? allIn([option]) : [];
		}),
	]);
}
