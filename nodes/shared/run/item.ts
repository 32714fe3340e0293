import {
	NodeConnectionTypes,
	type DeclarativeRestApiSettings,
	type IExecuteFunctions,
	type IExecutePaginationFunctions,
	type IExecuteSingleFunctions,
	type IGetNodeParameterOptions,
	type INodeExecutionData,
	type INodeParameters,
} from 'n8n-workflow';

import { isRecord } from '../basics/isRecord';

type Request = DeclarativeRestApiSettings.ResultOptions;

type ParameterValue = ReturnType<IExecuteSingleFunctions['getNodeParameter']>;

/** The input items of a node, or the item with which an AI agent calls it as a tool. */
export function inputItemsOf(run: IExecuteFunctions): INodeExecutionData[] {
	const items = run.getInputData();
	return items.length > 0 ? items : run.getInputData(0, NodeConnectionTypes.AiTool);
}

type Values = Record<string, ParameterValue | undefined>;

/** The state that belongs to one item's context. */
interface Own {
	readonly index: number;
	/** The values of parameters with expressions that have been read. */
	readonly values: Values;
	/** One signal per item, because every wait of the item listens to it. */
	signal?: AbortSignal;
}

type SameForAll = Pick<
	IExecutePaginationFunctions,
	| 'getNode'
	| 'getItemIndex'
	| 'getInputData'
	| 'getNodeParameter'
	| 'evaluateExpression'
	| 'getCredentials'
	| 'getExecutionCancelSignal'
	| 'makeRoutingRequest'
>;

/**
 * Creates the contexts of single items, in which every expression is evaluated only once; n8n's own
 * context evaluates a parameter each time it is read. A bulk operation keeps the contexts of all of
 * its items, so everything that they share is on their prototype.
 */
export class ItemContexts {
	private readonly sameForAll: object;

	/**
	 * @param signal aborts the waits of the items
	 * @param send sends an item's request, and turns the response into the operation's output
	 */
	constructor(
		run: IExecuteFunctions,
		items: INodeExecutionData[],
		signal: AbortSignal,
		send: (context: IExecuteSingleFunctions, request: Request) => Promise<INodeExecutionData[]>,
	) {
		// n8n copies the whole node on every call.
		const node = run.getNode();
		const sameForAll: SameForAll & ThisType<Own> = {
			getNode: () => node,
			getItemIndex() {
				return this.index;
			},
			getInputData() {
				return items[this.index] ?? { json: {} };
			},
			getNodeParameter: readerOf(run, node.parameters),
			evaluateExpression(expression) {
				return run.evaluateExpression(expression, this.index);
			},
			async getCredentials(type) {
				return await run.getCredentials(type, this.index);
			},
			getExecutionCancelSignal() {
				return (this.signal ??= AbortSignal.any([signal]));
			},
			async makeRoutingRequest(this: IExecuteSingleFunctions, request) {
				return await send(this, request);
			},
		};
		this.sameForAll = Object.assign(Object.create(run), sameForAll);
	}

	/** What n8n's routing engine passes to the functions of a description, for one item. */
	of(index: number): IExecutePaginationFunctions {
		const own: Own = { index, values: {} };
		return Object.assign(Object.create(this.sameForAll), own);
	}
}

function readerOf(
	run: IExecuteFunctions,
	parameters: INodeParameters,
): SameForAll['getNodeParameter'] {
	const dynamic = Object.entries(parameters).filter(([, raw]) => hasExpression(raw));
	const withExpression = new Set(dynamic.map(([name]) => name));
	/** Values that are the same for all items. */
	const fixed: Values = {};

	return function (
		this: Own,
		name: string,
		fallback?: unknown,
		options?: IGetNodeParameterOptions,
	): ParameterValue {
		const known = withExpression.has(name) ? this.values : fixed;
		const found = options === undefined ? known[name] : undefined;
		if (found !== undefined) return found;
		const value: ParameterValue = run.getNodeParameter(name, this.index, fallback, {
			// n8n would search the whole description for the parameter's type, and none of our types
			// needs validation.
			skipValidation: true,
			...options,
		});
		// A fallback is not the parameter's own value.
		if (options === undefined && name in parameters) known[name] = value;
		return value;
	};
}

function hasExpression(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.startsWith('=');
	if (Array.isArray(raw)) return raw.some(hasExpression);
	return isRecord(raw) && Object.values(raw).some(hasExpression);
}
