import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { kitRecords } from '../../shared/request';
import { api } from '../api';

/** The account's custom fields, to give values to. */
export async function getCustomFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const fields = await kitRecords(this, api, '/custom_fields', 'custom_fields');
	return {
		fields: fields
			.map(({ key, label }) => ({
				id: String(key),
				displayName: String(label),
				type: 'string' as const,
				required: false,
				defaultMatch: false,
				display: true,
			}))
			.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}
