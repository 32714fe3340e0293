import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';
import { flat, optionsOf, TYPES, type PluginType } from './setting';

/** The maximum lengths of texts (docs/kit-api.md#plugin-settings). */
const LENGTHS = { label: 64, help: 64, affix: 5, suffix: 3, radioLabels: 28 };

/**
 * The groups of a media source, each with one setting of one of these types
 * (docs/kit-api.md#media-sources). It is open which groups Kit's other types are for.
 */
const MEDIA_GROUPS: Record<string, string[]> = {
	search_group: ['text'],
	filter_group: ['select', 'dynamicSelect'],
	sort_group: ['select'],
};

const ANY_MEDIA_GROUP = ['numericalInput', 'textarea'];

const MEDIA_GROUP_NAMES = Object.keys(MEDIA_GROUPS).join(', ');

/** Types that other settings cannot depend on. */
const INDEPENDENT = ['dynamicSelect', 'slider'];

/** Names with a special meaning in JavaScript. */
const RESERVED = ['__proto__', 'constructor', 'prototype'];

/**
 * Finds what Kit or the trigger would reject in a plugin's settings. n8n 1 replaces every error
 * that contains "unique" or "duplicate" with a message of its own, so these messages avoid both
 * words.
 *
 * @returns a message that names the setting; undefined if the settings are valid
 */
export function problemWith(settings: unknown, pluginType: PluginType): string | undefined {
	if (!Array.isArray(settings)) {
		return 'The settings are not a JSON array. Enter an array with one object for each setting.';
	}
	return (
		firstProblem(settings, (setting, index) => problemIn(setting, index, pluginType)) ??
		(pluginType === 'mediaSource' ? problemOutsideOfGroups(settings) : undefined) ??
		problemOfNames(settings) ??
		problemOfDependencies(settings)
	);
}

function problemIn(setting: unknown, index: number, pluginType: PluginType): string | undefined {
	if (!isRecord(setting)) return `Setting ${index + 1} is not a JSON object.`;
	const { type, name } = setting;
	const title = isText(name) ? `The setting '${name}'` : `Setting ${index + 1}`;
	const complaint = complaintAbout(setting, pluginType);
	if (complaint !== undefined) return `${title} ${complaint}`;
	if (type !== 'group' || !Array.isArray(setting.settings)) return undefined;
	return firstProblem(setting.settings, (inner, place) => problemIn(inner, place, pluginType));
}

/** @returns a complaint worded to follow the name of the setting */
function complaintAbout(setting: IDataObject, pluginType: PluginType): string | undefined {
	const { type, name, label, help, placeholder, dependencies } = setting;
	const types = isText(type) && Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
	if (!types) {
		const known = Object.keys(TYPES).join(', ');
		return `has the type '${String(type)}', which Kit does not support. Use one of ${known}.`;
	}
	if (!types.includes(pluginType)) {
		const kind = pluginType === 'mediaSource' ? 'a media source' : 'a content block';
		return `has the type '${String(type)}', which Kit does not support for ${kind}.`;
	}
	const isGroup = type === 'group';
	if (!isText(name) && !(isGroup && name === undefined)) {
		return 'has no name. Give it a name of letters, digits, underscores and hyphens.';
	}
	if (isText(name) && (!/^[A-Za-z0-9_-]+$/.test(name) || RESERVED.includes(name))) {
		return 'has an invalid name. Use only letters, digits, underscores and hyphens.';
	}
	// The groups of a media source need no label.
	if (!isText(label) && !(isGroup && pluginType === 'mediaSource')) {
		return 'has no label. Enter the text that the creator sees.';
	}
	const isGroupOfMedia = isGroup && pluginType === 'mediaSource';
	if (isGroupOfMedia && !Object.hasOwn(MEDIA_GROUPS, String(name))) {
		return `is a group that Kit does not support in a media source. Use one of ${MEDIA_GROUP_NAMES}.`;
	}
	return (
		tooLong('label', label, LENGTHS.label) ??
		tooLong('help', help, LENGTHS.help) ??
		tooLong('placeholder', placeholder, Infinity) ??
		notBoolean(setting, 'required') ??
		(dependencies === undefined || Array.isArray(dependencies)
			? undefined
			: 'has dependencies that are not a JSON array.') ??
		(isText(setting.group)
			? `names the group '${setting.group}', but there is no setting of the type Group with that name.`
			: undefined) ??
		complaintAboutType(setting, isGroupOfMedia)
	);
}

function complaintAboutType(setting: IDataObject, isGroupOfMedia: boolean): string | undefined {
	switch (setting.type) {
		case 'select':
			return complaintAboutOptions(setting);
		case 'radioGroup':
			return complaintAboutOptions(setting) ?? complaintAboutRadio(setting);
		case 'numericalInput':
			return complaintAboutAffix(setting) ?? complaintAboutBounds(setting);
		case 'slider':
			return complaintAboutSlider(setting);
		case 'textarea':
			return complaintAboutLength(setting);
		case 'toggle':
			return notBoolean(setting, 'default');
		case 'color':
			return notBoolean(setting, 'allow_transparent');
		case 'search':
			return notBoolean(setting, 'multiselect') ?? complaintAboutAddress(setting);
		case 'dynamicSelect':
			return complaintAboutAddress(setting);
		case 'group':
			return complaintAboutGroup(setting, isGroupOfMedia);
		default:
			return undefined;
	}
}

function complaintAboutOptions(setting: IDataObject): string | undefined {
	const options = optionsOf(setting);
	const given = Array.isArray(setting.options) ? setting.options.length : 0;
	if (given === 0) return "has no options. Add at least one, with 'label' and 'value'.";
	const whole = options.filter(({ label, value }) => isText(label) && isText(value));
	if (whole.length < given)
		return "has an option without a text for 'label' or 'value'. Enter both.";
	const twice = duplicateIn(whole.map(({ value }) => String(value)));
	return twice === undefined ? undefined : `has two options with the value '${twice}'.`;
}

function complaintAboutRadio(setting: IDataObject): string | undefined {
	const options = optionsOf(setting);
	const length = options.reduce((sum, { label }) => sum + String(label).length, 0);
	if (length > LENGTHS.radioLabels) {
		return `has labels of ${length} characters in total; Kit accepts up to ${LENGTHS.radioLabels}. Shorten them, or use a select.`;
	}
	const { default: initial } = setting;
	if (initial === undefined || options.some(({ value }) => value === initial)) return undefined;
	return `has the default '${String(initial)}', which is not one of its values.`;
}

function complaintAboutAffix({ prepend, append }: IDataObject): string | undefined {
	if (isText(prepend) === isText(append)) {
		return "needs exactly one of 'prepend' and 'append', such as $ before or px after the number.";
	}
	return tooLong('prepend', prepend, LENGTHS.affix) ?? tooLong('append', append, LENGTHS.affix);
}

function complaintAboutBounds({ min, max }: IDataObject): string | undefined {
	if (isWrongNumber(min) || isWrongNumber(max)) return "has a 'min' or 'max' that is not a number.";
	if (typeof min === 'number' && typeof max === 'number' && min >= max) {
		return "has a 'min' that is not below its 'max'.";
	}
	return undefined;
}

function complaintAboutSlider(setting: IDataObject): string | undefined {
	const { min, max, step, default: initial, suffix } = setting;
	if ([min, max, step, initial].some((value) => typeof value !== 'number')) {
		return "needs the numbers 'min', 'max', 'step' and 'default'.";
	}
	if (Number(step) <= 0) return "has a 'step' that is not above 0.";
	if (Number(initial) < Number(min) || Number(initial) > Number(max)) {
		return "has a default that is not between 'min' and 'max'.";
	}
	return complaintAboutBounds(setting) ?? tooLong('suffix', suffix, LENGTHS.suffix);
}

function complaintAboutLength(setting: IDataObject): string | undefined {
	const { max_length: most, default: initial } = setting;
	if (most === undefined || most === null) return tooLong('default', initial, Infinity);
	if (typeof most !== 'number' || !Number.isInteger(most) || most < 1) {
		return "has a 'max_length' that is not a positive whole number.";
	}
	return tooLong('default', initial, most);
}

function complaintAboutAddress({ request_url: address }: IDataObject): string | undefined {
	if (address === undefined || address === null || address === '') return undefined;
	if (isText(address) && /^https?:\/\//i.test(address) && URL.canParse(address)) return undefined;
	return "has a 'request_url' that is not a URL. Leave it out to use the URL of the trigger.";
}

function complaintAboutGroup(setting: IDataObject, isOfMedia: boolean): string | undefined {
	const inner = Array.isArray(setting.settings) ? setting.settings : [];
	if (inner.length === 0) return 'is a group without settings.';
	if (!isOfMedia) return undefined;
	if (inner.length > 1) {
		return 'is a group with several settings; in a media source, each group has one.';
	}
	const types = MEDIA_GROUPS[String(setting.name)] ?? [];
	const [only] = inner;
	const type = isRecord(only) ? String(only.type) : '';
	if ([...types, ...ANY_MEDIA_GROUP, ''].includes(type)) return undefined;
	return `has a setting of the type '${type}', which Kit does not support in this group. Use ${types.join(' or ')}.`;
}

function problemOfNames(settings: unknown[]): string | undefined {
	const twice = duplicateIn(settingNames(settings));
	if (twice === undefined) return undefined;
	return `The name '${twice}' is used by two settings. Give each setting a different name.`;
}

function problemOutsideOfGroups(settings: unknown[]): string | undefined {
	const outside = settings.filter(isRecord).find(({ type }) => type !== 'group');
	if (!outside) return undefined;
	return `The setting '${String(outside.name)}' is not in a group. In a media source, put it into one of ${MEDIA_GROUP_NAMES}.`;
}

/** The names of settings and of groups. */
function settingNames(settings: unknown[]): string[] {
	return settings
		.filter(isRecord)
		.flatMap(({ name, settings: inner }) => [
			...(isText(name) ? [name] : []),
			...(Array.isArray(inner) ? settingNames(inner) : []),
		]);
}

function problemOfDependencies(settings: unknown[]): string | undefined {
	const types = new Map(flat(settings).map(({ setting }) => [setting.name, setting.type]));
	return firstProblem(flat(settings), ({ setting, dependencies }) => {
		const title = `The setting '${String(setting.name)}'`;
		return firstProblem(dependencies, (dependency) => {
			const field = isRecord(dependency) ? dependency.field : dependency;
			if (!isText(field) || !types.has(field)) {
				return `${title} depends on '${String(field)}', which is not a setting of this plugin.`;
			}
			if (field === setting.name) return `${title} depends on itself.`;
			const type = String(types.get(field));
			if (!INDEPENDENT.includes(type)) return undefined;
			return `${title} depends on '${field}', but settings cannot depend on one of the type ${type}.`;
		});
	});
}

function firstProblem<T>(
	list: T[],
	problemOf: (entry: T, index: number) => string | undefined,
): string | undefined {
	for (const [index, entry] of list.entries()) {
		const problem = problemOf(entry, index);
		if (problem !== undefined) return problem;
	}
	return undefined;
}

function tooLong(what: string, value: unknown, most: number): string | undefined {
	if (value === undefined || value === null) return undefined;
	if (typeof value !== 'string') return `has a '${what}' that is not text.`;
	if (value.length <= most) return undefined;
	return `has a '${what}' of ${value.length} characters; Kit accepts up to ${most}.`;
}

function notBoolean(setting: IDataObject, what: string): string | undefined {
	const value = setting[what];
	if (value === undefined || typeof value === 'boolean') return undefined;
	return `has a '${what}' that is neither true nor false.`;
}

function isWrongNumber(value: unknown): boolean {
	return value !== undefined && value !== null && typeof value !== 'number';
}

function duplicateIn(texts: string[]): string | undefined {
	const seen = new Set<string>();
	return texts.find((text) => seen.size === seen.add(text).size);
}

function isText(value: unknown): value is string {
	return typeof value === 'string' && value !== '';
}
