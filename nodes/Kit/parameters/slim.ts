import type { INodeProperties } from 'n8n-workflow';

/** Shorter records, as an option of a list. */
export const slim: INodeProperties = {
	displayName: 'Leave Out Custom Fields',
	name: 'slim',
	type: 'boolean',
	default: true,
	description: 'Whether to leave custom fields out, which makes long lists faster',
	routing: { send: { type: 'query', property: 'slim' } },
};
