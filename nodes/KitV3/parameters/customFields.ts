import type { INodeProperties } from 'n8n-workflow';

import { customFieldsInBody } from '../../shared/fields/customFields';
import { api } from '../api';

/** Values for the account's custom fields, to be saved with a subscriber. */
export const customFields: INodeProperties = {
	displayName: 'Custom Fields',
	name: 'customFields',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	description:
		"Values to save in custom fields, up to 125 at a time. A blank value leaves the field unchanged, unless 'Blank Values' is set to Clear. With automatic mapping, each column is saved to the custom field with that label or key, and a hint lists the columns that match none. With more than 10 values, Kit saves them asynchronously, shortly after it responds.",
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
	routing: customFieldsInBody(api),
};
