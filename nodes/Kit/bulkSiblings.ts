import type { NodeHint } from 'n8n-workflow';

/**
 * The bulk operation that does the same for 100 items in one request, by resource and operation.
 */
export const bulkSiblings: Record<string, string | undefined> = {
	'customField.create': 'Bulk Create',
	'form.addSubscriber': 'Bulk Add Subscribers',
	'subscriber.subscribe': 'Bulk Subscribe',
	'subscriber.upsert': 'Bulk Create',
	'tag.addSubscriber': 'Bulk Tag Subscribers',
	'tag.create': 'Bulk Create',
	'tag.removeSubscriber': 'Bulk Untag Subscribers',
};

/** Suggests the bulk operation before a run with many items. */
export const bulkHints: NodeHint[] = Object.entries(bulkSiblings).map(([operation, sibling]) => ({
	message: `With many items, ${sibling} is faster: it sends them in batches of 100. It requires a Kit OAuth2 API credential.`,
	type: 'info',
	location: 'inputPane',
	whenToDisplay: 'beforeExecution',
	displayCondition: `={{ $parameter.resource + "." + $parameter.operation === "${operation}" && $input.all().length > 100 }}`,
}));
