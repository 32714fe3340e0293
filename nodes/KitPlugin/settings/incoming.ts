import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';
import { flat, optionsOf, titleOf } from './setting';

/**
 * Validates the values that Kit sent for the plugin's settings. Unknown names are ignored, because
 * drafts keep the values of settings that have been removed.
 *
 * @returns a message for the creator; undefined if the values are valid
 */
export function problemWithValues(settings: unknown[], values: IDataObject): string | undefined {
	const shown = shownWith(settings, values);
	for (const { setting } of flat(settings)) {
		const value = valueOf(values, String(setting.name));
		if (!isEmpty(value)) {
			if (!fits(setting, value)) {
				return `'${titleOf(setting)}' has a value that this block does not support. Choose another one.`;
			}
			continue;
		}
		// Kit may leave out a toggle that is off, and a setting it does not show cannot be filled in.
		const isRequired = setting.required === true && setting.type !== 'toggle';
		if (isRequired && shown(String(setting.name))) {
			return `'${titleOf(setting)}' is missing. Fill it in.`;
		}
	}
	return undefined;
}

/** Determines which settings Kit shows: those whose dependencies are all shown and met. */
function shownWith(settings: unknown[], values: IDataObject): (name: string) => boolean {
	const conditions = new Map(
		flat(settings).map(({ setting, dependencies }) => [String(setting.name), dependencies]),
	);
	const known = new Map<string, boolean>();
	const isShown = (name: string): boolean => {
		const before = known.get(name);
		if (before !== undefined) return before;
		// Settings that depend on each other are never shown.
		known.set(name, false);
		const shown = (conditions.get(name) ?? []).every((dependency) => {
			const field = String(isRecord(dependency) ? dependency.field : dependency);
			return isMet(dependency, isShown(field) ? valueOf(values, field) : undefined);
		});
		known.set(name, shown);
		return shown;
	};
	return isShown;
}

function valueOf(values: IDataObject, name: string): unknown {
	return Object.hasOwn(values, name) ? values[name] : undefined;
}

function fits(setting: IDataObject, value: unknown): boolean {
	switch (setting.type) {
		case 'select':
		case 'radioGroup':
			return optionsOf(setting).some((option) => option.value === value);
		case 'numericalInput':
		case 'slider':
			return ['string', 'number'].includes(typeof value) && Number.isFinite(Number(value));
		case 'toggle':
			return typeof value === 'boolean';
		case 'fontFamily':
			return isRecord(value);
		case 'search':
			return setting.multiselect === true
				? Array.isArray(value)
				: ['string', 'number'].includes(typeof value);
		default:
			return typeof value === 'string';
	}
}

/** @param value of the setting that the dependency refers to */
function isMet(dependency: unknown, value: unknown): boolean {
	if (!isRecord(dependency) || dependency.value === undefined) {
		return !isEmpty(value) && value !== false;
	}
	return dependency.value === null ? isEmpty(value) : String(value) === String(dependency.value);
}

function isEmpty(value: unknown): boolean {
	return (
		value === undefined ||
		value === null ||
		value === '' ||
		(Array.isArray(value) && value.length === 0)
	);
}
