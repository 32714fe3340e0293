import type { INodeProperties } from 'n8n-workflow';

/** Several forms, for a parameter that determines what they are used for. */
export const formIds: INodeProperties = {
	displayName: 'Form Names or IDs',
	name: 'formIds',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getFormNames' },
	default: [],
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};
