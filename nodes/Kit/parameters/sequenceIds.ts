import type { INodeProperties } from 'n8n-workflow';

/** Several sequences, for a parameter that determines what they are used for. */
export const sequenceIds: INodeProperties = {
	displayName: 'Sequence Names or IDs',
	name: 'sequenceIds',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getSequenceNames' },
	default: [],
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};
