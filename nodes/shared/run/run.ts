import {
	NodeOperationError,
	type IExecuteData,
	type IExecuteFunctions,
	type IExecutePaginationFunctions,
	type IExecuteSingleFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { credentialOf, type Api } from '../transport/api';
import { systemClock } from '../transport/clock';
import { httpOptionsIn } from '../transport/httpOptions';
import { cancelled, type Pace } from '../transport/pace';
import { mustNotBeRepeated, paceFor, refuseForeign } from '../transport/request';
import { batchingOf, type Batching } from './batching';
import { declarationsIn, type Declaration } from './declaration';
import { inTurn } from './inTurn';
import { inputItemsOf, ItemContexts } from './item';
import { preparationFailure } from './prepare';
import {
	routedRequest,
	shownParameters,
	type RoutedRequest,
	type ShownParameter,
} from './routedRequest';
import {
	asNodeError,
	failedItem,
	linked,
	outputOf,
	workOf,
	type Request,
	type Work,
	type WorkForEach,
} from './send';
import { waitHint } from './waitHint';
import { WriteOrder, writtenBy } from './writeOrder';

type CustomOperations = NonNullable<INodeType['customOperations']>;

/** As many as can be in flight, so that nothing is prepared long before it is sent. */
const ITEMS_AT_ONCE = 20;

/**
 * Runs the operations that a declarative node describes, through n8n's `customOperations`. n8n's
 * own routing engine evaluates every parameter of the node several times per item, and prepares all
 * items before it sends the first request; until then, n8n is blocked.
 */
export function runDeclared(description: INodeTypeDescription, api: Api): CustomOperations {
	const operations: CustomOperations = {};
	for (const [resource, declarations] of declarationsIn(description)) {
		const ofResource: CustomOperations[string] = {};
		for (const [operation, declaration] of declarations) {
			ofResource[operation] = async function () {
				return [await new Run(this, description, declaration, api).results()];
			};
		}
		operations[resource] = ofResource;
	}
	return operations;
}

/** The outcome of each item, by index. */
interface Done {
	items: INodeExecutionData[];
	/** Items that are done. */
	results: Map<number, INodeExecutionData[]>;
	/** Items that may be done and must not be repeated. */
	unclear: Map<number, NodeError>;
}

const doneByData = new WeakMap<IExecuteData, Done>();

/**
 * n8n's Retry On Fail calls the node again with the same data; items that are done or may be done
 * are not repeated.
 */
function doneIn(data: IExecuteData, items: INodeExecutionData[]): Done {
	const known = doneByData.get(data);
	if (known?.items === items) return known;
	const done: Done = { items, results: new Map(), unclear: new Map() };
	doneByData.set(data, done);
	return done;
}

type NodeError = ReturnType<typeof asNodeError>;

interface Prepared {
	context: IExecutePaginationFunctions;
	request: RoutedRequest;
}

/** One run of a node over its items. */
class Run {
	private readonly items: INodeExecutionData[];

	private readonly contexts: ItemContexts;

	private readonly shown: ShownParameter[];

	private readonly credentialType: string;

	private readonly pace: Pace;

	private readonly waitedBefore: number;

	private readonly batching: Batching;

	/** The parts of the request that all items share. */
	private common: Partial<IHttpRequestOptions> | undefined;

	private readonly done: Done;

	private readonly failed = new Map<number, INodeExecutionData>();

	/** The error that stops the workflow. */
	private failure: NodeError | undefined;

	/** Aborts the waits of all items, because the execution was cancelled or a failure stops it. */
	private readonly stop = new AbortController();

	private readonly startedAt = systemClock.now();

	private begun: Promise<void> = Promise.resolve();

	constructor(
		private readonly run: IExecuteFunctions,
		private readonly description: INodeTypeDescription,
		private readonly declaration: Declaration,
		private readonly api: Api,
	) {
		const node = run.getNode();
		this.items = inputItemsOf(run);
		this.contexts = new ItemContexts(
			run,
			this.items,
			this.stop.signal,
			async (context, request) => await this.send(context, request),
		);
		this.shown = shownParameters(node, description, declaration);
		this.credentialType = credentialOf(node, api).type;
		this.pace = paceFor(node, api);
		this.waitedBefore = this.pace.waitedMs;
		this.batching = batchingOf(run);
		this.done = doneIn(run.getExecuteData(), this.items);
	}

	/**
	 * @throws NodeApiError or NodeOperationError: the first failure, if failures stop the workflow
	 */
	async results(): Promise<INodeExecutionData[]> {
		const cancel = this.run.getExecutionCancelSignal();
		const stop = () => this.stop.abort();
		if (cancel?.aborted) stop();
		cancel?.addEventListener('abort', stop, { once: true });
		await this.work();
		cancel?.removeEventListener('abort', stop);

		this.hintAtWaits();
		if (this.failure) throw this.failure;
		if (cancel?.aborted) throw new NodeOperationError(this.run.getNode(), cancelled());
		const results: INodeExecutionData[] = [];
		for (const index of this.items.keys()) {
			const failed = this.failed.get(index);
			const own = failed ? [failed] : (this.done.results.get(index) ?? []);
			for (const result of own) results.push(result);
		}
		return results;
	}

	private hintAtWaits(): void {
		const waited = this.pace.waitedMs - this.waitedBefore;
		const message = waitHint(this.run.getNode(), this.api, waited, this.items.length);
		if (message === undefined) return;
		this.run.addExecutionHints({ message, type: 'info', location: 'outputPane' });
	}

	private async work(): Promise<void> {
		const { routing } = this.declaration;
		const { requestOperations } = this.description;
		const work = workOf(routing.operations?.pagination ?? requestOperations?.pagination);
		if (work.forAll) await this.workForAll(work.forAll);
		if (work.forEach) await this.workForEach(work.forEach);
	}

	private async workForEach(work: WorkForEach): Promise<void> {
		const order = new WriteOrder();
		await this.eachItem(async (index) => {
			const results = await order.follow(
				async () => await this.prepare(index),
				({ request }) => writtenBy(request.options),
				async ({ context, request }) => await work(context, request),
			);
			this.done.results.set(index, linked(results, index));
		});
	}

	private async workForAll(gather: NonNullable<Work['forAll']>): Promise<void> {
		const gathering = gather((index, outcome) => {
			if (outcome.ok)
				this.done.results.set(index, [{ json: outcome.value, pairedItem: { item: index } }]);
			else this.fail(index, outcome.error);
		});
		await this.eachItem(async (index) => {
			const { context, request } = await this.prepare(index);
			await gathering.read(context, request);
		});
		if (!this.stop.signal.aborted) await gathering.send();
	}

	/** Processes the items that are not done yet, calling `work` in their order. */
	private async eachItem(work: (index: number) => Promise<void>): Promise<void> {
		let next = 0;
		const goOn = async () => {
			for (let index = next++; index < this.items.length; index = next++) {
				if (this.done.results.has(index)) continue;
				const unclear = this.done.unclear.get(index);
				if (unclear) {
					this.fail(index, unclear);
					continue;
				}
				try {
					if (this.batching.interval > 0) await this.begin(index);
					if (!this.stop.signal.aborted) await work(index);
				} catch (error) {
					this.fail(index, error);
				}
				if (this.stop.signal.aborted) return;
			}
		};
		await Promise.all(Array.from({ length: ITEMS_AT_ONCE }, goOn));
	}

	/** Waits for the item's batch, one item after the other, so that items start in order. */
	private async begin(index: number): Promise<void> {
		const { size, interval } = this.batching;
		const begun = this.begun.then(async () => {
			const due = this.startedAt + Math.floor(index / size) * interval;
			await systemClock.sleep(Math.max(0, due - systemClock.now()), this.stop.signal);
		});
		this.begun = begun;
		await begun;
	}

	private async prepare(index: number): Promise<Prepared> {
		const context = this.contexts.of(index);
		const request = await inTurn(() => {
			this.common ??= this.commonOptions();
			return routedRequest(context, this.declaration, this.shown);
		});
		for (const step of request.preSend) {
			request.options = await step.call(context, request.options);
		}
		const failure = preparationFailure(request.options);
		if (failure) throw failure.error;
		return { context, request };
	}

	/** @throws NodeOperationError if the proxy is not a URL */
	private commonOptions(): Partial<IHttpRequestOptions> {
		const { run, description } = this;
		const { baseURL, headers, disableFollowRedirect } = description.requestDefaults ?? {};
		const requestOptions: unknown = run.getNodeParameter('requestOptions', 0, {});
		const httpOptions = httpOptionsIn(requestOptions, run.getNode());
		return { baseURL, headers, disableFollowRedirect, ...httpOptions };
	}

	private async send(
		context: IExecuteSingleFunctions,
		request: Request,
	): Promise<INodeExecutionData[]> {
		const { options } = request;
		const response = await context.helpers.httpRequestWithAuthentication.call(
			context,
			this.credentialType,
			{
				...this.common,
				...options,
				url: options.url ?? '',
				headers: { ...this.common?.headers, ...options.headers },
				skipSslCertificateValidation: Boolean(this.common?.skipSslCertificateValidation),
				returnFullResponse: true,
			},
		);
		refuseForeign(response);
		return await outputOf(context, request, response);
	}

	private fail(index: number, error: unknown): void {
		const nodeError = asNodeError(this.contexts.of(index), error);
		if (mustNotBeRepeated(nodeError)) this.done.unclear.set(index, nodeError);
		if (this.run.continueOnFail()) {
			this.failed.set(index, failedItem(nodeError, index));
			return;
		}
		this.failure ??= nodeError;
		this.stop.abort();
	}
}
