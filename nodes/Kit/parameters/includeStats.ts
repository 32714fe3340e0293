import type { INodeProperties } from 'n8n-workflow';

import { includeInQuery } from '../routing/include';

/** An option to return the statistics of a sequence or its emails. */
export const includeStats: INodeProperties = {
	displayName: 'Include Stats',
	name: 'includeStats',
	type: 'boolean',
	default: true,
	description:
		'Whether to include recipients, opens, clicks and unsubscribes with their rates. Rates are percentages: 25 means 25%.',
	routing: { send: includeInQuery('stats', 'Include Stats') },
};
