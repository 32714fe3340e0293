/**
 * Intended differences between the contract and Kit's description, in the words of `npm run drift`,
 * because Kit's text, its guides or clients tested against Kit say otherwise.
 */
export const knownDifferences: string[] = [
	'GET /v4/broadcasts/{id}: new query parameter []',
	'GET /v4/broadcasts/{broadcast_id}/clicks: is no longer paged',
	'POST /v4/broadcasts: body parameter allow_starting_point was removed',
	'PUT /v4/broadcasts/{id}: body parameter allow_starting_point was removed',
	'DELETE /v4/bulk/tags/subscribers: body parameter taggings[].tag_id was removed',
	'DELETE /v4/bulk/tags/subscribers: body parameter taggings[].subscriber_id was removed',
	'DELETE /v4/bulk/tags/subscribers: body parameter callback_url was removed',
	'POST /v4/subscribers/filter: body parameter after was removed',
	'POST /v4/subscribers/filter: body parameter per_page was removed',
	'DELETE /v4/tags/{tag_id}/subscribers: query parameter email_address was removed',
];
