import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { namesOf } from './namesOf';

export async function getFormNames(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await namesOf(this, 'forms');
}
