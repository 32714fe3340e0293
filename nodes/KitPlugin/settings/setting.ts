import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';

/** The two kinds of plugin in Kit. */
export type PluginType = 'contentBlock' | 'mediaSource';

/**
 * The types of Kit's component library, and the kinds of plugin that support them
 * (docs/kit-api.md#plugin-settings). Kit validates the settings again when they are saved there.
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

/** A setting with a value, with all the conditions under which Kit shows it. */
export interface ShownSetting {
	setting: IDataObject;
	/** Its own dependencies and those of the groups that contain it. */
	dependencies: unknown[];
}

/** The settings inside and outside of groups; anything that is not an object is left out. */
export function flat(settings: unknown[], around: unknown[] = []): ShownSetting[] {
	return settings.filter(isRecord).flatMap((setting) => {
		const own = Array.isArray(setting.dependencies) ? setting.dependencies : [];
		const dependencies = [...around, ...own];
		if (setting.type !== 'group') return [{ setting, dependencies }];
		return flat(Array.isArray(setting.settings) ? setting.settings : [], dependencies);
	});
}

/** The valid pairs of label and value of a setting. */
export function optionsOf({ options }: IDataObject): IDataObject[] {
	return Array.isArray(options) ? options.filter(isRecord) : [];
}

/** The setting's name as the creator sees it. */
export function titleOf({ label, name }: IDataObject): string {
	return typeof label === 'string' && label !== '' ? label : String(name);
}
