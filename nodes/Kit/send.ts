import { pages as pagesOf, sender, type Sender } from '../shared/run/send';
import { api } from './api';

export const send = sender(api);

/**
 * @param key the list's name in Kit's response
 * @param fields the fields that 'Simplify' keeps
 */
export const pages = (key: string, fields?: string[]): { pagination: Sender } =>
	pagesOf(api, key, fields);
