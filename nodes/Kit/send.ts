import { pages as pagesOf, sender, type Sender } from '../shared/run/send';
import { api } from './api';

export const send = sender(api);

/**
 * @param key the list's name in Kit's answer
 * @param fields what 'Simplify' keeps of a record
 */
export const pages = (key: string, fields?: string[]): { pagination: Sender } =>
	pagesOf(api, key, fields);
