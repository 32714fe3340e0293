import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';

import { searchRecords } from './searchRecords';

/** The emails of the sequence chosen in the node. */
export async function getSequenceEmails(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const chosen = this.getCurrentNodeParameter('sequence', { extractValue: true });
	const sequence = String(chosen ?? '').trim();
	if (!/^\d+$/.test(sequence)) {
		throw new NodeOperationError(this.getNode(), 'Choose a sequence first', {
			description:
				"The list shows the emails of the sequence chosen in 'Sequence'. If that is an expression, specify the email by ID.",
		});
	}
	return await searchRecords(
		this,
		{ path: `/sequences/${sequence}/emails`, key: 'emails', label: 'subject' },
		filter,
		paginationToken,
	);
}
