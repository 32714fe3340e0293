import type { INodeProperties } from 'n8n-workflow';
import { KitApi } from '../../credentials/KitApi.credentials';
import { KitPluginApi } from '../../credentials/KitPluginApi.credentials';
import { KitV3Api } from '../../credentials/KitV3Api.credentials';
import { Kit } from '../../nodes/Kit/Kit.node';
import { KitPollingTrigger } from '../../nodes/Kit/KitPollingTrigger.node';
import { KitTrigger } from '../../nodes/Kit/KitTrigger.node';
import { KitPluginTrigger } from '../../nodes/KitPlugin/KitPluginTrigger.node';
import { KitV3Trigger } from '../../nodes/KitV3/KitV3Trigger.node';
import { KitV3V1 } from '../../nodes/KitV3/KitV3V1.node';

/** What n8n's own nodes label like this needs no words: what is in it has its own. */
const SELF_EXPLAINING = [
	...['Additional Fields', 'Filters', 'Options', 'Sort', 'Update Fields'],
	...['Authentication', 'Operation', 'Resource'],
];

const nodes = [
	new Kit(),
	new KitTrigger(),
	new KitPollingTrigger(),
	new KitPluginTrigger(),
	new KitV3V1(),
	new KitV3Trigger(),
].map(({ description: { displayName, properties } }) => ({ displayName, properties }));

describe('Every parameter whose label does not say all has a description', () => {
	it.each([...nodes, new KitApi(), new KitPluginApi(), new KitV3Api()])(
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

/** The parameters and, as deep as it goes, those in their collections. */
function allIn(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => [
		property,
		...(property.options ?? []).flatMap((option) => {
			if ('values' in option) return allIn(option.values);
			return 'type' in option ? allIn([option]) : [];
		}),
	]);
}
