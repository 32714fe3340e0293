import type { IHttpRequestMethods } from 'n8n-workflow';

import type { AnswerFormat } from './answers';

/** One of Kit's bulk requests. */
export interface BulkRequest extends AnswerFormat {
	method: IHttpRequestMethods;
	path: string;
	/** The key of the records in the body. */
	records: string;
	/** Kit's names of the parameters in a record. */
	names: string[];
	/** Kit's message for a record that it has already removed. */
	gone?: RegExp;
}

export const CREATE_TAGS: BulkRequest = {
	method: 'POST',
	path: '/bulk/tags',
	records: 'tags',
	names: ['name'],
	identity: ['name'],
	failed: 'tag',
	results: { key: 'tags', identity: { name: 'name' }, hasId: true },
};

export const DELETE_TAGS: BulkRequest = {
	method: 'DELETE',
	path: '/bulk/tags',
	records: 'tags',
	names: ['tag'],
	identity: ['id'],
	failed: 'tag',
	gone: /^Tag does not exist$/,
};

export const CREATE_CUSTOM_FIELDS: BulkRequest = {
	method: 'POST',
	path: '/bulk/custom_fields',
	records: 'custom_fields',
	names: ['label'],
	identity: ['label'],
	failed: 'custom_field',
	results: { key: 'custom_fields', identity: { label: 'label' } },
};

export const SAVE_SUBSCRIBERS: BulkRequest = {
	method: 'POST',
	path: '/bulk/subscribers',
	records: 'subscribers',
	names: ['email_address', 'first_name', 'state'],
	identity: ['email_address'],
	failed: 'subscriber',
	results: { key: 'subscribers', identity: { email_address: 'email_address' }, hasId: true },
};

export const SAVE_FIELD_VALUES: BulkRequest = {
	method: 'POST',
	path: '/bulk/custom_fields/subscribers',
	records: 'custom_field_values',
	names: ['subscriber', 'custom_fields'],
	identity: ['subscriber_id', 'subscriber_custom_field_id'],
	failed: 'custom_field_value',
	results: {
		key: 'custom_field_values',
		identity: {
			subscriber_id: 'subscriber_id',
			subscriber_custom_field_id: 'subscriber_custom_field_id',
		},
	},
};

const TAGGINGS = {
	path: '/bulk/tags/subscribers',
	records: 'taggings',
	names: ['tag', 'subscriber'],
	identity: ['tag_id', 'subscriber_id'],
	failed: 'tagging',
};

export const TAG_SUBSCRIBERS: BulkRequest = {
	...TAGGINGS,
	method: 'POST',
	// A result is the subscriber, and does not contain the tag.
	results: { key: 'subscribers', identity: { id: 'subscriber_id' } },
};

export const UNTAG_SUBSCRIBERS: BulkRequest = { ...TAGGINGS, method: 'DELETE' };

export const ADD_TO_FORMS: BulkRequest = {
	method: 'POST',
	path: '/bulk/forms/subscribers',
	records: 'additions',
	names: ['form', 'subscriber', 'referrer'],
	identity: ['form_id', 'subscriber_id'],
	failed: 'subscription',
	results: { key: 'subscribers', identity: { id: 'subscriber_id' } },
};
