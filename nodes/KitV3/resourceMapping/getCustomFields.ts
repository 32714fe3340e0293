import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { customFieldColumns } from '../../shared/fields/customFields';
import { api } from '../api';

export async function getCustomFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await customFieldColumns(this, api);
}
