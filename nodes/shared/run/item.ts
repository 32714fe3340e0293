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

/** The items that reach a node, or the one with which an AI agent calls it as a tool. */
export function inputItemsOf(run: IExecuteFunctions): INodeExecutionData[] {
	const items = run.getInputData();
	return items.length > 0 ? items : run.getInputData(0, NodeConnectionTypes.AiTool);
}

type Values = Record<string, ParameterValue | undefined>;

/** What the context of an item has of its own. */
interface Own {
	readonly index: number;
	/** Of the parameters with expressions that were read. */
	readonly values: Values;
	/** Of its own, since every wait of the item listens to it. */
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
 * Makes the contexts of single items, in which every expression is evaluated once: n8n's own
 * evaluates a parameter each time that it is asked for. A bulk operation holds those of all its
 * items, so what they have in common stands in their prototype.
 */
export class ItemContexts {
	private readonly sameForAll: object;

	/**
	 * @param signal ends the waits of the items
	 * @param send sends the request of an item, and makes of the answer what the operation gives
	 */
	constructor(
		run: IExecuteFunctions,
		items: INodeExecutionData[],
		signal: AbortSignal,
		send: (context: IExecuteSingleFunctions, request: Request) => Promise<INodeExecutionData[]>,
	) {
		// n8n copies the whole node each time that it is asked for.
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

	/** What n8n's routing engine hands to the functions of a description, for one item. */
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
			// n8n would look for the parameter's type in the whole description, and none of ours has one to check.
			skipValidation: true,
			...options,
		});
		// What a fallback gives is not the parameter's own.
		if (options === undefined && name in parameters) known[name] = value;
		return value;
	};
}

function hasExpression(raw: unknown): boolean {
	if (typeof raw === 'string') return raw.startsWith('=');
	if (Array.isArray(raw)) return raw.some(hasExpression);
	return isRecord(raw) && Object.values(raw).some(hasExpression);
}
