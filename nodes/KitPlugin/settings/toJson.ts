import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';

/**
 * The settings in Kit's format: searches and dynamic selects without a URL of their own get the
 * trigger's.
 *
 * @param searchAddress returns the trigger's URL for the setting with that name
 */
export function toJson(
	settings: unknown[],
	searchAddress: (name: string) => string,
): IDataObject[] {
	return settings.filter(isRecord).map((setting) => {
		if (setting.type === 'group' && Array.isArray(setting.settings)) {
			return { ...setting, settings: toJson(setting.settings, searchAddress) };
		}
		if (setting.type !== 'search' && setting.type !== 'dynamicSelect') return setting;
		const { request_url: address } = setting;
		return typeof address === 'string' && address !== ''
			? setting
			: { ...setting, request_url: searchAddress(String(setting.name)) };
	});
}
