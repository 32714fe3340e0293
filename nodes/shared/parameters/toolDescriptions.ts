import type { INodeProperties } from 'n8n-workflow';

/**
 * The descriptions of operations for AI models, used when the node is an agent's tool. n8n itself
 * only uses the operation's action, and adds no description if the node has its own.
 *
 * @param parameters of the node, including those that select the operation
 * @param more by operation, details that its description lacks because n8n's linter fixes the text
 */
export function toolDescriptions(
	parameters: INodeProperties[],
	more: Record<string, string | undefined> = {},
): INodeProperties[] {
	return parameters
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options = [], displayOptions }) =>
			options.flatMap((option) => {
				if (!('action' in option)) return [];
				const { value, action, description = '' } = option;
				const texts = [`${action} in Kit`, description, more[String(value)] ?? ''];
				const show = { ...displayOptions?.show, operation: [value], '@tool': [true] };
				return [toolDescription(sentences(texts), show)];
			}),
		);
}

function toolDescription(
	text: string,
	show: NonNullable<INodeProperties['displayOptions']>['show'],
): INodeProperties {
	return {
		displayName: 'Description',
		name: 'toolDescription',
		type: 'string',
		typeOptions: { rows: 4 },
		displayOptions: { show },
		default: text,
		description:
			'The description that the model reads to decide when to use this tool. Explain what it is for in this workflow.',
	};
}

function sentences(texts: string[]): string {
	return texts
		.filter((text) => text !== '')
		.map((text) => (text.endsWith('.') ? text : `${text}.`))
		.join(' ');
}
