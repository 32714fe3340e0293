import type { INodeProperties } from 'n8n-workflow';

import { booleanIn } from '../../shared/fields/boolean';

/** What a list leaves out otherwise, as an option. */
export const includeContent: INodeProperties = {
	displayName: 'Include Content',
	name: 'includeContent',
	type: 'boolean',
	default: true,
	description: 'Whether to add the text or HTML to every record, which makes long lists slower',
	routing: { send: booleanIn('query', 'include_content', 'Include Content') },
};
