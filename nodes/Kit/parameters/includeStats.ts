import type { INodeProperties } from 'n8n-workflow';

import { includeInQuery } from '../routing/include';

/** The numbers of a sequence or of its emails, as an option. */
export const includeStats: INodeProperties = {
	displayName: 'Include Stats',
	name: 'includeStats',
	type: 'boolean',
	default: true,
	description:
		'Whether to add the recipients, opens, clicks and unsubscribes with their rates. Rates are percentages: 25 stands for 25%.',
	routing: { send: includeInQuery('stats', 'Include Stats') },
};
