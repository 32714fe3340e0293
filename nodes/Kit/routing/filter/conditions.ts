import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import type { Complain } from '../../../shared/basics/invalidParameter';
import { isRecord } from '../../../shared/basics/isRecord';
import { chosen } from '../../../shared/fields/choice';
import { optionalDay } from '../../../shared/fields/date';
import { idsIn, listIn } from '../../../shared/fields/list';
import { textIn } from '../../../shared/basics/plainText';
import { locatorIn } from '../../../shared/basics/locator';
import {
	COUNT_COMPARISONS,
	STATES,
	URL_MATCHINGS,
	VALUE_COMPARISONS,
} from '../../parameters/filterChoices';
import { numberIn, present } from './values';

/** Converts the fields of one condition to Kit's format. */
type Build = (group: IDataObject, complain: Complain) => IDataObject;

/** By the name of the group in the parameter 'Conditions'. */
const BUILDERS: Record<string, Build> = {
	attributionByForm: (group, complain) => ({
		type: 'attribution',
		any: [{ type: 'forms', ids: someIds(group.formIds, 'Form Names or IDs', complain) }],
	}),
	attributionBySource,
	clicks: (group, complain) => emails('clicks', 'Clicks', group, complain, links(group, complain)),
	customField,
	delivered: (group, complain) => emails('delivered', 'Delivered', group, complain),
	location: (group, complain) => ({
		type: 'location',
		latitude: numberIn(group.latitude, 'Latitude', { least: -90, most: 90 }, complain),
		longitude: numberIn(group.longitude, 'Longitude', { least: -180, most: 180 }, complain),
		radius: numberIn(group.radius, 'Radius in Miles', { least: 0 }, complain),
	}),
	opens: (group, complain) => emails('opens', 'Opens', group, complain),
	sent: (group, complain) => emails('sent', 'Sent', group, complain),
	state: (group, complain) => ({
		type: 'subscriber_state',
		states: some(
			listIn(group.states, 'States', complain).flatMap(
				(state) => chosen(state, 'States', STATES, complain) ?? [],
			),
			'States',
			complain,
		),
	}),
	subscribed,
	tags: (group, complain) => ({
		type: 'tags',
		any: [{ type: 'ids', matching: someIds(group.tagIds, 'Tag Names or IDs', complain) }],
	}),
};

/**
 * The conditions of a filter, all of which a subscriber must meet.
 *
 * @param groups the parameter 'Conditions'
 * @throws the error of `complain`
 */
export function conditionsIn(groups: unknown, complain: Complain): IDataObject[] {
	const conditions = Object.entries(BUILDERS).flatMap(([name, build]) => {
		const filled = isRecord(groups) ? [groups[name]].flat() : [];
		return filled.filter(isRecord).map((group) => build(group, complain));
	});
	return some(conditions, 'Conditions', complain);
}

function emails(
	type: string,
	name: string,
	group: IDataObject,
	complain: Complain,
	links: IDataObject[] = [],
): IDataObject {
	const count = numberIn(group.count, `${name}: Count`, { least: 0, whole: true }, complain);
	const ids = idsIn(group.broadcastIds, `${name}: Broadcast IDs`, complain);
	return {
		type,
		[comparisonIn(group, `${name}: Comparison`, COUNT_COMPARISONS, complain)]: count,
		...days(name, group, complain),
		...present({ any: [...(ids.length > 0 ? [{ type: 'broadcasts', ids }] : []), ...links] }),
	};
}

function links(group: IDataObject, complain: Complain): IDataObject[] {
	const ids = idsIn(group.linkIds, 'Clicks: Link IDs', complain);
	// URLs can contain commas, so a single text is one URL.
	const urls = listIn([group.urls ?? ''].flat(), 'Clicks: URLs', complain);
	if (ids.length === 0 && urls.length === 0) return [];
	const matching = chosen(group.urlMatching, 'Clicks: URL Matching', URL_MATCHINGS, complain);
	return [
		{ type: 'urls', ...present({ ids, urls, matching: urls.length > 0 ? matching : undefined }) },
	];
}

function days(name: string, group: IDataObject, complain: Complain): IDataObject {
	return present({
		after: optionalDay(group.after, `${name}: After`, complain),
		before: optionalDay(group.before, `${name}: Before`, complain),
	});
}

function subscribed(group: IDataObject, complain: Complain): IDataObject {
	const range = days('Subscribed', group, complain);
	if (Object.keys(range).length > 0) return { type: 'subscribed', ...range };
	throw complain('Subscribed', 'has no date', "Fill in 'After', 'Before' or both.");
}

function customField(group: IDataObject, complain: Complain): IDataObject {
	const { value: id } = locatorIn(group.customField, 'Custom Field', complain);
	const [fieldId] = someIds(id, 'Custom Field', complain);
	const comparison = comparisonIn(group, 'Custom Field: Comparison', VALUE_COMPARISONS, complain);
	const condition = { type: 'custom_field', subscriber_custom_field_id: fieldId, comparison };
	if (comparison === 'has_value') return condition;
	const value = textIn(group.value, 'Custom Field: Value', complain).trim();
	if (value !== '') return { ...condition, value };
	throw complain(
		'Custom Field: Value',
		'is empty',
		"Enter a value to compare with, or set 'Comparison' to Has a Value.",
	);
}

function attributionBySource(group: IDataObject, complain: Complain): IDataObject {
	const source = present({
		source_type: textIn(group.sourceType, 'Attribution by Source: Source Type', complain).trim(),
		source_ids: idsIn(group.sourceIds, 'Attribution by Source: Source IDs', complain),
		source_names: listIn(group.sourceNames, 'Attribution by Source: Source Names', complain),
		mechanism: textIn(group.mechanism, 'Attribution by Source: Mechanism', complain).trim(),
		mechanism_ids: idsIn(group.mechanismIds, 'Attribution by Source: Mechanism IDs', complain),
	});
	if (Object.keys(source).length > 0) {
		return { type: 'attribution', any: [{ type: 'kit_source', ...source }] };
	}
	throw complain('Attribution by Source', 'is empty', 'Fill in at least one of its fields.');
}

function comparisonIn(
	group: IDataObject,
	label: string,
	comparisons: INodePropertyOptions[],
	complain: Complain,
): string {
	const comparison = chosen(group.comparison, label, comparisons, complain);
	if (comparison !== undefined) return comparison;
	throw complain(label, 'is empty', 'Choose one from the list.');
}

function someIds(value: unknown, label: string, complain: Complain): [number, ...number[]] {
	return some(idsIn(value, label, complain), label, complain);
}

function some<T>(list: T[], label: string, complain: Complain): [T, ...T[]] {
	const [first, ...others] = list;
	if (first !== undefined) return [first, ...others];
	throw complain(label, 'is empty', 'Add at least one.');
}
