import type {
	IExecuteFunctions,
	IExecuteSingleFunctions,
	IGetNodeParameterOptions,
	INode,
	INodeExecutionData,
} from 'n8n-workflow';

import { NodeConnectionTypes } from 'n8n-workflow';

import { isRecord } from '../basics/isRecord';

type ParameterValue = ReturnType<IExecuteSingleFunctions['getNodeParameter']>;

/** The items that reach a node, or the one with which an AI agent calls it as a tool. */
export function inputItemsOf(run: IExecuteFunctions): INodeExecutionData[] {
	const items = run.getInputData();
	return items.length > 0 ? items : run.getInputData(0, NodeConnectionTypes.AiTool);
}

/**
 * Makes the contexts of single items, in which every expression is evaluated once: n8n's own
 * evaluates a parameter each time that it is asked for.
 */
export class ItemContexts {
	/** n8n copies the whole node each time that it is asked for. */
	private readonly node: INode;

	private readonly withExpression: Set<string>;

	/** Values that are the same for all items. */
	private readonly fixed = new Map<string, { value: ParameterValue }>();

	/**
	 * @param signal ends the waits of the items
	 */
	constructor(
		private readonly run: IExecuteFunctions,
		private readonly items: INodeExecutionData[],
		private readonly signal: AbortSignal,
	) {
		this.node = run.getNode();
		const dynamic = Object.entries(this.node.parameters).filter(([, raw]) => hasExpression(raw));
		this.withExpression = new Set(dynamic.map(([name]) => name));
	}

	/** What n8n's routing engine hands to the functions of a description, for one item. */
	of(index: number): IExecuteSingleFunctions {
		const { run, node, items, signal } = this;
		// Of its own, since every wait of the item listens to it.
		let ofItem: AbortSignal | undefined;
		const own: Pick<
			IExecuteSingleFunctions,
			| 'getNode'
			| 'getItemIndex'
			| 'getInputData'
			| 'getNodeParameter'
			| 'evaluateExpression'
			| 'getCredentials'
			| 'getExecutionCancelSignal'
		> = {
			getNode: () => node,
			getItemIndex: () => index,
			getInputData: () => items[index] ?? { json: {} },
			getNodeParameter: this.readerOf(index),
			evaluateExpression: (expression) => run.evaluateExpression(expression, index),
			getCredentials: async (type) => await run.getCredentials(type, index),
			getExecutionCancelSignal: () => (ofItem ??= AbortSignal.any([signal])),
		};
		return Object.assign(Object.create(run), own);
	}

	private readerOf(index: number): IExecuteSingleFunctions['getNodeParameter'] {
		const values: typeof this.fixed = new Map();
		return (name: string, fallback?: unknown, options?: IGetNodeParameterOptions) => {
			const known = this.withExpression.has(name) ? values : this.fixed;
			const found = options === undefined ? known.get(name) : undefined;
			if (found) return found.value;
			const value = this.run.getNodeParameter(name, index, fallback, options);
			// What a fallback gives is not the parameter's own.
			if (options === undefined && name in this.node.parameters) known.set(name, { value });
			return value;
		};
	}
}

function hasExpression(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.startsWith('=');
	if (Array.isArray(raw)) return raw.some(hasExpression);
	return isRecord(raw) && Object.values(raw).some(hasExpression);
}
