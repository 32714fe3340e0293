import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { customFieldColumns } from '../../shared/fields/customFields';
import { api } from '../api';

export async function getCustomFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const columns = await customFieldColumns(this, api);
	const emptyFieldsNotice =
		'This account has no custom fields yet. Create one in Kit or with this node.';
	return { ...columns, emptyFieldsNotice };
}
