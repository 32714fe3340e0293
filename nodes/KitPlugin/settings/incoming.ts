import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';
import { flat, optionsOf, titleOf } from './setting';

/**
 * Says what is wrong with the values that Kit sent for the plugin's settings. Names that the plugin does
 * not have pass: drafts keep the values of settings that were removed since.
 *
 * @returns a sentence for the creator; undefined when nothing is wrong
 */
export function problemWithValues(settings: unknown[], values: IDataObject): string | undefined {
	for (const { setting, dependencies } of flat(settings)) {
		const name = String(setting.name);
		const value = Object.hasOwn(values, name) ? values[name] : undefined;
		if (!isEmpty(value)) {
			if (!fits(setting, value)) {
				return `'${titleOf(setting)}' has a value that this block does not know. Choose it again.`;
			}
			continue;
		}
		// Kit does not show a setting whose dependencies are not met, so it cannot be filled in.
		const isShown = dependencies.every((dependency) => isMet(dependency, values));
		if (setting.required === true && isShown) {
			return `'${titleOf(setting)}' is missing. Fill it in.`;
		}
	}
	return undefined;
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

function isMet(dependency: unknown, values: IDataObject): boolean {
	const field = String(isRecord(dependency) ? dependency.field : dependency);
	const value = Object.hasOwn(values, field) ? values[field] : undefined;
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
