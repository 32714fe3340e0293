import type { INodeProperties } from 'n8n-workflow';

/** Values for the account's custom fields, each of which is a record of its own. */
export const bulkCustomFields: INodeProperties = {
	displayName: 'Custom Fields',
	name: 'customFields',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	description:
		'Values to save in custom fields, in one more request for each 100 values of all items. A field whose value is blank is left unchanged, unless Blank Values is set to Clear. Mapped automatically, each column goes to the custom field with that label or key, and a hint names the other columns.',
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
