import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { namesOf } from './namesOf';

export async function getSequenceNames(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await namesOf(this, 'sequences');
}
