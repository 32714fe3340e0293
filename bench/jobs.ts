import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId } from '../test/engine/locators';
import type { PlainWork } from './plainNode';

/** An operation of Kit over many items, and what a plain node does to send the same requests. */
export interface Job {
	authentication: 'apiKey' | 'oAuth2';
	kit: INodeParameters;
	item(index: number): IDataObject;
	plain: PlainWork;
}

/** The ten custom fields of the measurement account. */
export const FIELDS = Array.from({ length: 10 }, (_, i) => `field_${i + 1}`);

/** One expression for each custom field. */
export const fieldExpressions = Object.fromEntries(
	FIELDS.map((name) => [name, `={{ $json.${name} }}`]),
);

/** A row with every value that the twelve expressions read. */
export const row = (index: number): IDataObject => ({
	email: `reader${index}@example.com`,
	firstName: `Reader ${index}`,
	...Object.fromEntries(FIELDS.map((name) => [name, `${name} of reader ${index}`])),
});

const list = (value: unknown): IDataObject[] => value as IDataObject[];

const createOrUpdate: Job = {
	authentication: 'apiKey',
	kit: {
		resource: 'subscriber',
		operation: 'upsert',
		email: '={{ $json.email }}',
		additionalFields: { firstName: '={{ $json.firstName }}' },
		customFields: { mappingMode: 'defineBelow', value: fieldExpressions },
	},
	item: row,
	plain: {
		parameters: {
			email: '={{ $json.email }}',
			firstName: '={{ $json.firstName }}',
			fields: fieldExpressions,
		},
		together: 1,
		work: async ([values = {}], send) => {
			const { email, firstName, fields } = values;
			const body = { email_address: email, first_name: firstName, fields };
			const { subscriber } = await send('POST', '/subscribers', body);
			return [subscriber as IDataObject];
		},
	},
};

const createTag: Job = {
	authentication: 'apiKey',
	kit: { resource: 'tag', operation: 'create', name: '={{ $json.name }}' },
	item: (index) => ({ name: `Tag ${index}` }),
	plain: {
		parameters: { name: '={{ $json.name }}' },
		together: 1,
		work: async ([{ name } = {}], send) => {
			const { tag } = await send('POST', '/tags', { name });
			return [tag as IDataObject];
		},
	},
};

const bulkTag: Job = {
	authentication: 'oAuth2',
	kit: {
		resource: 'tag',
		operation: 'bulkTagSubscribers',
		tag: byId('={{ $json.tag }}'),
		subscriber: byId('={{ $json.subscriber }}'),
	},
	item: (index) => ({ tag: 1, subscriber: index + 1 }),
	plain: {
		parameters: { tag: '={{ $json.tag }}', subscriber: '={{ $json.subscriber }}' },
		together: 100,
		work: async (values, send) => {
			const taggings = values.map(({ tag, subscriber }) => ({
				tag_id: tag,
				subscriber_id: subscriber,
			}));
			const answer = await send('POST', '/bulk/tags/subscribers', {
				taggings,
				callback_url: null,
			});
			return list(answer.subscribers);
		},
	},
};

const listTags: Job = {
	authentication: 'apiKey',
	kit: {
		resource: 'subscriber',
		operation: 'getTags',
		subscriber: byId('={{ $json.subscriber }}'),
		returnAll: true,
	},
	item: (index) => ({ subscriber: index + 1 }),
	plain: {
		parameters: { subscriber: '={{ $json.subscriber }}' },
		together: 1,
		work: async ([{ subscriber } = {}], send) => {
			const path = `/subscribers/${String(subscriber)}/tags?per_page=1000`;
			return list((await send('GET', path)).tags);
		},
	},
};

const subscribe: Job = {
	authentication: 'apiKey',
	kit: {
		resource: 'subscriber',
		operation: 'subscribe',
		email: '={{ $json.email }}',
		forms: { form: [{ form: byId(1) }] },
	},
	item: row,
	plain: {
		parameters: { email: '={{ $json.email }}' },
		together: 1,
		work: async ([{ email } = {}], send) => {
			await send('POST', '/subscribers', { email_address: email });
			const added = await send('POST', '/forms/1/subscribers/1', {});
			return [added.subscriber as IDataObject];
		},
	},
};

const apiCall: Job = {
	authentication: 'apiKey',
	kit: {
		resource: 'customApiCall',
		operation: 'send',
		method: 'POST',
		path: '/tags',
		body: '={{ { name: $json.name } }}',
	},
	item: createTag.item,
	plain: {
		parameters: { body: '={{ { name: $json.name } }}' },
		together: 1,
		work: async ([{ body } = {}], send) => [await send('POST', '/tags', body as IDataObject)],
	},
};

export const jobs = { createOrUpdate, createTag, bulkTag, listTags, subscribe, apiCall };
