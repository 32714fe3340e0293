import type { INodeProperties } from 'n8n-workflow';

import { booleanIn } from '../../shared/fields/boolean';

/** A list option that shortens the records. */
export const slim: INodeProperties = {
	displayName: 'Leave Out Custom Fields',
	name: 'slim',
	type: 'boolean',
	default: true,
	description: 'Whether to leave custom fields out of the output, which makes long lists faster',
	routing: { send: booleanIn('query', 'slim', 'Leave Out Custom Fields') },
};
