import { pages as pagesOf, sender, type Sender } from '../shared/send';
import { api } from './api';

export const send = sender(api);

/** @param key the list's name in Kit's answer */
export const pages = (key: string): { pagination: Sender } => pagesOf(api, key);
