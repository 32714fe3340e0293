import type { INodeProperties } from 'n8n-workflow';

import { includeInQuery } from '../routing/include';

/** The numbers of a sequence or of its emails, as an option. */
export const includeStats: INodeProperties = {
	displayName: 'Include Stats',
	name: 'includeStats',
	type: 'boolean',
	default: true,
	description:
		'Whether to include recipients, opens, clicks and unsubscribes with their rates. Rates are percentages: 25 means 25%.',
	routing: { send: includeInQuery('stats', 'Include Stats') },
};
