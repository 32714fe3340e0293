import type { INodeProperties } from 'n8n-workflow';

import { booleanIn } from '../../shared/fields/boolean';

/** An option to return the content, which a list otherwise leaves out. */
export const includeContent: INodeProperties = {
	displayName: 'Include Content',
	name: 'includeContent',
	type: 'boolean',
	default: true,
	description: 'Whether to include the text or HTML of every record, which makes long lists slower',
	routing: { send: booleanIn('query', 'include_content', 'Include Content') },
};
