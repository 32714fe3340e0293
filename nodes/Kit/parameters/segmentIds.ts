import type { INodeProperties } from 'n8n-workflow';

/** Several segments, for a parameter that determines what they are used for. */
export const segmentIds: INodeProperties = {
	displayName: 'Segment Names or IDs',
	name: 'segmentIds',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getSegmentNames' },
	default: [],
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};
