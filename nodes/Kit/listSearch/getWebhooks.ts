import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { isRecord } from '../../shared/basics/isRecord';
import { searchRecords } from './searchRecords';

export async function getWebhooks(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	return await searchRecords(
		this,
		{ path: '/webhooks', key: 'webhooks', label: eventName },
		filter,
		paginationToken,
	);
}

/** Several webhooks may have the same URL, so names include the event. */
function eventName(webhook: IDataObject): string {
	const event = isRecord(webhook.event) ? webhook.event.name : '';
	return `${String(event)}: ${String(webhook.target_url)}`;
}
