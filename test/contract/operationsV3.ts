/** An operation of ConvertKit's API V3 (https://developers.kit.com/api-reference/v3/overview). */
export interface OperationV3 {
	/** Method and path. */
	request: string;
	/** The public key is not sufficient. */
	secretOnly?: true;
	/** A list that is paginated with `page`. */
	paged?: true;
	query?: string[];
	/** Keys of the JSON body with their types; `[]` stands for the entries of an array. */
	body?: string[];
	/** The envelope's key in the response, `bare` for a record without one, or `nothing`. */
	answer: string;
}

/**
 * All of them. The key or secret is part of each, in the query of a GET and otherwise in the body,
 * and is left out here. Deprecated parameters are also left out, and so is `integration_key`, which
 * Kit only gives to developers of shop integrations.
 */
export const operationsV3: OperationV3[] = [
	{ request: 'GET /v3/account', secretOnly: true, answer: 'bare' },
	{
		request: 'POST /v3/automations/hooks',
		secretOnly: true,
		body: [
			'target_url: string',
			'event.name: string',
			'event.form_id: number',
			'event.tag_id: number',
			'event.sequence_id: number',
			// Two names for the same value: the example has the first, the list of events the second.
			'event.course_id: number',
			'event.product_id: number',
			'event.initiator_value: string',
		],
		answer: 'rule',
	},
	{ request: 'DELETE /v3/automations/hooks/{rule_id}', secretOnly: true, answer: 'success' },
	{ request: 'GET /v3/broadcasts', secretOnly: true, answer: 'broadcasts' },
	{ request: 'GET /v3/broadcasts/{broadcast_id}/stats', secretOnly: true, answer: 'broadcast' },
	{ request: 'GET /v3/custom_fields', answer: 'custom_fields' },
	{
		request: 'POST /v3/custom_fields',
		secretOnly: true,
		body: ['label: string', 'label[]: string'],
		answer: 'bare',
	},
	{ request: 'DELETE /v3/custom_fields/{id}', secretOnly: true, answer: 'nothing' },
	{
		request: 'PUT /v3/custom_fields/{id}',
		secretOnly: true,
		body: ['label: string'],
		answer: 'nothing',
	},
	{ request: 'GET /v3/forms', answer: 'forms' },
	{
		request: 'POST /v3/forms/{form_id}/subscribe',
		body: ['email: string', 'first_name: string', 'fields: object', 'tags[]: number'],
		answer: 'subscription',
	},
	{
		request: 'GET /v3/forms/{form_id}/subscriptions',
		secretOnly: true,
		paged: true,
		query: ['sort_order', 'subscriber_state'],
		answer: 'subscriptions',
	},
	{ request: 'GET /v3/purchases', secretOnly: true, paged: true, answer: 'purchases' },
	{
		request: 'POST /v3/purchases',
		secretOnly: true,
		body: [
			'purchase.transaction_id: string',
			'purchase.email_address: string',
			'purchase.first_name: string',
			'purchase.subtotal: number',
			'purchase.tax: number',
			'purchase.shipping: number',
			'purchase.discount: number',
			'purchase.total: number',
			'purchase.currency: string',
			'purchase.transaction_time: string',
			'purchase.status: string',
			'purchase.products[].name: string',
			'purchase.products[].pid: string | number',
			'purchase.products[].lid: string | number',
			'purchase.products[].sku: string',
			'purchase.products[].unit_price: number',
			'purchase.products[].quantity: number',
		],
		answer: 'bare',
	},
	{ request: 'GET /v3/purchases/{purchase_id}', secretOnly: true, answer: 'bare' },
	// Also known as /v3/courses, as are the next two.
	{ request: 'GET /v3/sequences', answer: 'courses' },
	{
		request: 'POST /v3/sequences/{sequence_id}/subscribe',
		body: ['email: string', 'first_name: string', 'fields: object', 'tags[]: number'],
		answer: 'subscription',
	},
	{
		request: 'GET /v3/sequences/{sequence_id}/subscriptions',
		secretOnly: true,
		paged: true,
		query: ['sort_order', 'subscriber_state'],
		answer: 'subscriptions',
	},
	{
		request: 'GET /v3/subscribers',
		secretOnly: true,
		paged: true,
		query: [
			'email_address',
			'from',
			'sort_field',
			'sort_order',
			'to',
			'updated_from',
			'updated_to',
		],
		answer: 'subscribers',
	},
	{ request: 'GET /v3/subscribers/{subscriber_id}', secretOnly: true, answer: 'subscriber' },
	{
		request: 'PUT /v3/subscribers/{subscriber_id}',
		secretOnly: true,
		body: ['first_name: string', 'email_address: string', 'fields: object'],
		answer: 'subscriber',
	},
	{ request: 'GET /v3/subscribers/{subscriber_id}/tags', answer: 'tags' },
	// The only operation besides GET whose example has the secret in the query.
	{
		request: 'DELETE /v3/subscribers/{subscriber_id}/tags/{tag_id}',
		secretOnly: true,
		answer: 'bare',
	},
	{ request: 'GET /v3/tags', answer: 'tags' },
	{ request: 'POST /v3/tags', body: ['tag.name: string', 'tag[].name: string'], answer: 'bare' },
	{
		request: 'POST /v3/tags/{tag_id}/subscribe',
		body: ['email: string', 'first_name: string', 'fields: object', 'tags[]: number'],
		answer: 'subscription',
	},
	{
		request: 'GET /v3/tags/{tag_id}/subscriptions',
		secretOnly: true,
		paged: true,
		query: ['sort_order', 'subscriber_state'],
		answer: 'subscriptions',
	},
	{
		request: 'POST /v3/tags/{tag_id}/unsubscribe',
		secretOnly: true,
		body: ['email: string'],
		answer: 'bare',
	},
	{
		request: 'PUT /v3/unsubscribe',
		secretOnly: true,
		body: ['email: string'],
		answer: 'subscriber',
	},
];
