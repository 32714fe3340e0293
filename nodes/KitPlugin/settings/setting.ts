import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';

/** What a plugin is in Kit. */
export type PluginType = 'contentBlock' | 'mediaSource';

/**
 * The types of Kit's component library, and the kinds of plugin that may have them
 * (docs/kit-api.md#plugin-settings). Kit checks the settings once more when they are saved there.
 */
export const TYPES: Record<string, PluginType[]> = {
	color: ['contentBlock'],
	date: ['contentBlock'],
	dynamicSelect: ['mediaSource'],
	fontFamily: ['contentBlock'],
	group: ['contentBlock', 'mediaSource'],
	numericalInput: ['contentBlock', 'mediaSource'],
	radioGroup: ['contentBlock'],
	search: ['contentBlock'],
	select: ['contentBlock', 'mediaSource'],
	slider: ['contentBlock'],
	text: ['contentBlock', 'mediaSource'],
	textarea: ['contentBlock', 'mediaSource'],
	toggle: ['contentBlock'],
};

/** A setting whose values the creator gives, with all the conditions under which Kit shows it. */
export interface ShownSetting {
	setting: IDataObject;
	/** Its own dependencies and those of the groups around it. */
	dependencies: unknown[];
}

/** The settings inside and outside of groups; what is no object is left out. */
export function flat(settings: unknown[], around: unknown[] = []): ShownSetting[] {
	return settings.filter(isRecord).flatMap((setting) => {
		const own = Array.isArray(setting.dependencies) ? setting.dependencies : [];
		const dependencies = [...around, ...own];
		if (setting.type !== 'group') return [{ setting, dependencies }];
		return flat(Array.isArray(setting.settings) ? setting.settings : [], dependencies);
	});
}

/** The label and value pairs of a setting, as far as they are any. */
export function optionsOf({ options }: IDataObject): IDataObject[] {
	return Array.isArray(options) ? options.filter(isRecord) : [];
}

/** What the creator sees as the setting's name. */
export function titleOf({ label, name }: IDataObject): string {
	return typeof label === 'string' && label !== '' ? label : String(name);
}
