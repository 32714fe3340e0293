import type { INodeProperties } from 'n8n-workflow';

import { existingTag, SEVERAL_TAGS, tag } from './tag';

/** A tag in a bulk record: one that does not exist yet is created. */
export const bulkTag: INodeProperties = {
	displayName: 'Tag',
	name: 'tag',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description:
		'The tag to use. With By Name, tags that do not exist yet are created, in batches for all items.',
	hint: SEVERAL_TAGS,
	modes: tag.modes,
};

/** A tag in a bulk record, which must already exist. */
export const bulkExistingTag: INodeProperties = {
	displayName: 'Tag',
	name: 'tag',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The tag to use',
	modes: existingTag.modes,
};
