import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeType,
} from 'n8n-workflow';

import { api } from '../../nodes/Kit/api';
import { Kit } from '../../nodes/Kit/Kit.node';
import { api as apiV3 } from '../../nodes/KitV3/api';
import { KitV3V1 } from '../../nodes/KitV3/KitV3V1.node';
import type { Api } from '../../nodes/shared/transport/api';
import { kitError } from '../../nodes/shared/transport/kitError';
import { labelsFor } from '../../nodes/shared/transport/labels';
import { operations } from '../contract/operations';
import { operationsV3 } from '../contract/operationsV3';

interface Documented {
	request: string;
	query?: string[];
	body?: string[];
}

/** Names that no parameter has: Kit's envelopes, and fields that are only sent on request. */
const NO_PARAMETER = [
	'additions',
	'callback_url',
	'custom_field_values',
	'custom_fields',
	'location',
	'purchase',
	'subscribers',
	'taggings',
	'tags',
];

/** By operation: what it does not send, or only shows after another choice. */
const NOT_SHOWN: Record<string, string[]> = {
	'customApiCall.send': ['email_address', 'per_page', 'name'],
	'snippet.archive': ['name', 'archived', 'content', 'document_attributes', 'value_html'],
	'snippet.create': ['document_attributes', 'value_html'],
	'webhook.create': [
		'course_id',
		'custom_field_id',
		'form_id',
		'initiator_value',
		'product_id',
		'sequence_id',
		'tag_id',
	],
};

function operationsOf(node: INodeType, usedApi: Api, documents: Documented[], version: string) {
	const { properties } = node.description;
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options = [], displayOptions }) =>
			options.flatMap((option) => {
				if (!('value' in option)) return [];
				const { method, url } = option.routing?.request ?? {};
				const request = blank(`${String(method)} ${version}${String(url)}`);
				const document = documents.find((one) => blank(one.request) === request);
				const resource = String(displayOptions?.show?.resource?.[0]);
				return [{ resource, operation: String(option.value), node, usedApi, document }];
			}),
		);
}

function blank(request: string): string {
	return request.replace(/\{\w+\}/g, '{}');
}

function namesIn({ query = [], body = [] }: Documented): string[] {
	const inBody = body.flatMap((line) => line.split(':')[0]?.replace(/\[\]/g, '').split('.') ?? []);
	return [...new Set([...query, ...inBody])];
}

function nodeWith(node: INodeType, parameters: INodeParameters): INode {
	const base: INode = {
		id: 'kit',
		name: 'Kit',
		type: 'kit',
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
	const { description } = node;
	const all = NodeHelpers.getNodeParameters(
		description.properties,
		parameters,
		true,
		false,
		base,
		description,
	);
	return { ...base, parameters: all ?? {} };
}

/** Every label that can be visible with this operation, whatever else is chosen. */
function labelsShown(node: INodeType, resource: string, operation: string): Set<string> {
	const labels = new Set<string>();
	const add = ({ displayName, options = [] }: INodeProperties) => {
		labels.add(displayName);
		for (const option of options) {
			if ('values' in option) option.values.forEach(add);
			else if ('type' in option) add(option);
		}
	};
	for (const property of node.description.properties) {
		const { show } = property.displayOptions ?? {};
		if (show?.resource?.includes(resource) && show.operation?.includes(operation)) add(property);
	}
	return labels;
}

describe.each([
	...operationsOf(new Kit(), api, operations, '/v4'),
	...operationsOf(new KitV3V1(), apiV3, operationsV3, '/v3'),
])('Advice of $node.description.displayName, $resource $operation', (row) => {
	const { node, usedApi, document, resource, operation } = row;
	const names = document ? namesIn(document) : ['name', 'email_address', 'per_page'];
	const at = nodeWith(node, { resource, operation, authentication: 'apiKey' });
	const shown = labelsShown(node, resource, operation);

	const adviceAbout = (sentence: string, status: number) => {
		const response = { status, data: { errors: [sentence], message: sentence } };
		const { message, description } = kitError(
			at,
			Object.assign(new Error(), { cause: { response } }),
			{
				api: usedApi,
				authentication: 'apiKey',
				path: '/tags/5',
				names,
				references: names,
				labelsOf: labelsFor(at, usedApi),
				chosenName: () => undefined,
				safeToRepeat: true,
				mask: (text) => text,
				tries: 1,
				ms: 0,
				mayBeDone: false,
			},
		);
		return `${message} ${String(description)}`;
	};

	it('names only parameters that the operation shows', () => {
		const sentences = ['Not like this', ...names.map((name) => `${name} is invalid`)];
		for (const status of [400, 404, 409, 413, 422, 429, 500, 503]) {
			for (const sentence of sentences) {
				const labels = [...adviceAbout(sentence, status).matchAll(/'([^']+)'/g)];
				for (const [, label] of labels) expect([...shown]).toContain(label);
			}
		}
	});

	it('names a parameter for every documented field that the operation sends', () => {
		const without = [...NO_PARAMETER, ...(NOT_SHOWN[`${resource}.${operation}`] ?? [])];
		const unnamed = names.filter(
			(name) => !without.includes(name) && labelsFor(at, usedApi)(name).length === 0,
		);
		expect(unnamed).toEqual([]);
	});
});

describe('Labels', () => {
	const labels = (parameters: INodeParameters, name: string) =>
		labelsFor(nodeWith(new Kit(), { authentication: 'apiKey', ...parameters }), api)(name);

	it('are those of the parameters that are shown', () => {
		const snippet = { resource: 'snippet', operation: 'create' };
		expect(labels({ ...snippet, snippetType: 'inline' }, 'content')).toEqual(['Content']);
		expect(labels({ ...snippet, snippetType: 'block' }, 'content')).toEqual([]);
		expect(labels({ ...snippet, snippetType: 'block' }, 'document_attributes')).toEqual(['HTML']);
		const webhook = { resource: 'webhook', operation: 'create' };
		expect(labels({ ...webhook, event: 'subscriber.tag_add' }, 'tag_id')).toEqual(['Tag']);
		expect(labels({ ...webhook, event: 'subscriber.form_subscribe' }, 'tag_id')).toEqual([]);
	});

	it('do not exist for a node without operations, such as a trigger', () => {
		expect(labels({}, 'name')).toEqual([]);
	});
});
