import type { INodeProperties } from 'n8n-workflow';

/** Values for the account's custom fields, each of which becomes a record of its own. */
export const bulkCustomFields: INodeProperties = {
	displayName: 'Custom Fields',
	name: 'customFields',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	description:
		"Values to save in custom fields, sent in batches of 100 values across all items. A blank value leaves the field unchanged, unless 'Blank Values' is set to Clear. With automatic mapping, each column is saved to the custom field with that label or key, and a hint lists the columns that match none.",
	typeOptions: {
		resourceMapper: {
			resourceMapperMethod: 'getCustomFields',
			mode: 'add',
			valuesLabel: 'Custom Fields',
			fieldWords: { singular: 'field', plural: 'fields' },
			addAllFields: false,
			supportAutoMap: true,
			noFieldsError:
				'No custom fields to show. Choose a working credential first; if the account has no custom fields yet, create one in Kit or with this node.',
		},
	},
};
