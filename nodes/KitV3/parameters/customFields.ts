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
		'Values to save in custom fields, up to 125 at a time. A field whose value is blank is left unchanged, unless Blank Values is set to Clear. Mapped automatically, each column goes to the custom field with that label or key, and a hint names the other columns. With more than 10 values Kit saves them a little later than it answers.',
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
