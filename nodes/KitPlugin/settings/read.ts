import type { IDataObject } from 'n8n-workflow';

import { checkedBoolean } from '../../shared/basics/boolean';
import type { ParameterContext } from '../../shared/basics/invalidParameter';
import { isRecord } from '../../shared/basics/isRecord';
import { parsedJson } from '../../shared/basics/parsedJson';
import type { PluginType } from './setting';

/**
 * @returns the plugin's settings as the user defined them, in Kit's JSON format and not yet
 * validated
 */
export function definedSettings(context: ParameterContext): unknown {
	if (read(context, 'defineSettings', 'fields') === 'json') {
		const json = read(context, 'settingsJson', '[]');
		return typeof json === 'string' ? parsedJson(json) : json;
	}
	const rows = read(context, 'settings.setting', []);
	return Array.isArray(rows) ? grouped(context, rows.filter(isRecord)) : [];
}

/** The settings as a list, for a plugin whose settings have been validated. */
export function settingsOf(context: ParameterContext): unknown[] {
	const settings = definedSettings(context);
	return Array.isArray(settings) ? settings : [];
}

export function pluginTypeOf(context: ParameterContext): PluginType {
	return read(context, 'pluginType', 'contentBlock') === 'mediaSource'
		? 'mediaSource'
		: 'contentBlock';
}

/** @throws NodeOperationError if 'Styles' is neither true nor false */
export function includesStyles(context: ParameterContext): boolean {
	return checkedBoolean(context, read(context, 'options.styles', false), 'Styles');
}

function read(
	context: ParameterContext,
	parameter: string,
	fallback: string | object | boolean,
): unknown {
	return context.getNodeParameter(parameter, fallback);
}

/**
 * Moves rows that name a group into it. Rows with an unknown group keep its name, so that the check
 * can report it.
 */
function grouped(context: ParameterContext, rows: IDataObject[]): IDataObject[] {
	const groups = new Map<unknown, IDataObject[]>();
	for (const row of rows) if (row.type === 'group') groups.set(row.name, []);
	const outside: IDataObject[] = [];
	for (const row of rows) {
		const setting = settingIn(context, row);
		if (row.type === 'group') {
			outside.push({ ...setting, settings: groups.get(row.name) });
			continue;
		}
		const inside = groups.get(row.group);
		if (inside) inside.push(setting);
		else outside.push(isFilled(row.group) ? { ...setting, group: row.group } : setting);
	}
	return outside;
}

function settingIn(context: ParameterContext, row: IDataObject): IDataObject {
	const { dependencies } = row;
	const conditions = isRecord(dependencies) ? dependencies.dependency : undefined;
	const isOn = (value: unknown, label: string) =>
		checkedBoolean(context, value, label) || undefined;
	const initial = row.type === 'slider' ? numberOrText(row.initial) : row.initial;
	return withoutEmpty({
		type: row.type,
		name: row.name,
		label: row.label,
		required: isOn(row.required, 'Required'),
		options: isRecord(row.options) ? row.options.option : undefined,
		placeholder: row.placeholder,
		help: row.help,
		multiselect: isOn(row.multiselect, 'Multiselect'),
		allow_transparent: isOn(row.allowTransparent, 'Allow Transparent'),
		prepend: row.prepend,
		append: row.append,
		min: numberOrText(row.min),
		max: numberOrText(row.max),
		step: numberOrText(row.step),
		suffix: row.suffix,
		max_length: numberOrText(row.maxLength),
		default: isOn(row.initiallyOn, 'Default') ?? initial,
		dependencies: Array.isArray(conditions)
			? conditions.filter(isRecord).map(dependencyIn)
			: undefined,
	});
}

function dependencyIn({ field, condition, value }: IDataObject): IDataObject {
	if (condition === 'equals') return { field, value };
	return condition === 'empty' ? { field, value: null } : { field };
}

/** Returns anything that is not a number unchanged, so that the check can report it. */
function numberOrText(value: unknown): IDataObject[string] {
	const text = typeof value === 'number' ? String(value) : value;
	if (typeof text !== 'string' || text.trim() === '') return undefined;
	const number = Number(text);
	return Number.isFinite(number) ? number : text;
}

function withoutEmpty(setting: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(setting).filter(([, value]) => isFilled(value)));
}

function isFilled(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}
