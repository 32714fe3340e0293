import { Hono } from 'hono';
import { readBody } from './http/body';
import { Callbacks, type Deliver, type PostedCallback } from './bulk/callbacks';
import { Credentials, callerOf, type Caller } from './http/credentials';
import { ConnectionLost, KitError, Refusal, notFound } from './http/errors';
import { cutInHalf, faultAnswer, tooMany, unpackable } from './http/faultAnswers';
import { Faults, type Fault } from './http/faults';
import { newApps } from './routes/oauth/oauthApps';
import { json, unauthorized, type Exchange, type SandboxApp } from './http/operation';
import { Pager } from './http/pagination';
import { PagingFaults } from './http/pagingFaults';
import { RateLimit, type Limits } from './http/rateLimit';
import { withoutSecrets, type LoggedRequest, type RefusedRequest } from './http/requestLog';
import { accountRoutes } from './routes/account';
import { broadcastStatsRoutes } from './routes/broadcasts/broadcastStats';
import { broadcastRoutes } from './routes/broadcasts/broadcasts';
import { bulkCustomFieldRoutes } from './bulk/bulkCustomFieldRoutes';
import { bulkFormRoutes } from './bulk/bulkFormRoutes';
import { bulkSubscriberRoutes } from './bulk/bulkSubscriberRoutes';
import { bulkTagRoutes } from './bulk/bulkTagRoutes';
import { customFieldRoutes } from './routes/customFields';
import { emailTemplateRoutes } from './routes/emailTemplates';
import { formRoutes } from './routes/forms';
import { oauthRoutes } from './routes/oauth/oauth';
import { postRoutes } from './routes/posts';
import { segmentRoutes } from './routes/segments';
import { purchaseRoutes } from './routes/purchases';
import { sequenceEmailRoutes } from './routes/sequences/sequenceEmails';
import { sequenceRoutes } from './routes/sequences/sequences';
import { snippetRoutes } from './routes/snippets';
import { subscriberFilterRoute } from './routes/subscribers/subscriberFilter';
import { subscriberLocationRoutes } from './routes/subscribers/subscriberLocation';
import { subscriberRoutes } from './routes/subscribers/subscribers';
import { tagRoutes } from './routes/tags';
import { webhookDeliveryRoutes } from './webhooks/webhookDeliveryRoutes';
import { webhookEndpointRoutes } from './webhooks/webhookEndpointRoutes';
import { webhookRoutes } from './webhooks/webhookRoutes';
import { seedBelievable } from './seed/seed';
import { Store } from './account/store';
import type { WebhookDelivery } from './webhooks/webhookDeliveries';
import { WebhookSender, type PostedWebhook } from './webhooks/webhookSender';
import { isV3, takeCredentials, unauthorizedV3 } from './v3/credentials';
import { v3ErrorBody } from './v3/errors';
import { routesV3 } from './v3/routes';

export interface SandboxOptions {
	/** Milliseconds since the epoch. Default Date.now. */
	now?: () => number;
	/** Used by slow faults. Default: a real timer. */
	sleep?: (ms: number) => Promise<void>;
	/** Sends Kit's own requests, such as webhooks. By default, they are only recorded. */
	deliver?: Deliver;
	/** The initial content of the account. Default: empty. */
	seed?: 'believable' | 'empty';
}

export interface Sandbox {
	/** Responds to a request by its path; the host is ignored. Rejects with ConnectionLost. */
	fetch: (request: Request) => Promise<Response>;
	/** A valid V4 key. */
	readonly apiKey: string;
	/** The key and the secret of V3, which serves the same account under `/v3`. */
	readonly v3: { readonly apiKey: string; readonly apiSecret: string };
	readonly oauthApps: {
		confidential: { clientId: string; clientSecret: string; redirectUris: string[] };
		public: { clientId: string; redirectUris: string[] };
	};
	/** Registers a redirect URI with both apps. */
	allowRedirectUri: (url: string) => void;
	/** A token pair without the consent page; by default for the confidential app and two days. */
	issueToken: (options?: { expiresInMs?: number; app?: 'confidential' | 'public' }) => {
		accessToken: string;
		refreshToken: string;
	};
	/** Expires every access token; refresh tokens stay valid. */
	expireTokens: () => void;
	/** Every request, in order of arrival, without secrets. */
	readonly requests: LoggedRequest[];
	/** Requests that a careful client would not have sent. */
	readonly refused: RefusedRequest[];
	/** What was posted to the `callback_url` of queued bulk requests, oldest first. */
	readonly callbacks: PostedCallback[];
	/** What was posted to webhook endpoints and to legacy webhooks, oldest first. */
	readonly webhookPosts: PostedWebhook[];
	/**
	 * Sends the events of a delivery again, with the next `runDue`, even if they have arrived: as the
	 * same delivery, or as a new one. The events keep their IDs either way.
	 */
	redeliver: (deliveryId: number, as?: 'same' | 'new') => WebhookDelivery;
	/**
	 * Processes what is due according to the clock: queued bulk requests and their callbacks, and
	 * webhooks. Each request to the sandbox triggers this too, but does not wait for receivers as
	 * this does.
	 */
	runDue: () => Promise<void>;
	readonly store: Store;
	readonly faults: { add: (fault: Fault) => void; clear: () => void };
	/** May be changed at any time. */
	readonly limits: Limits;
	/**
	 * Counts `count` requests by another client with the key, the latest token, or V3's key and
	 * secret.
	 */
	consume: (credential: 'apiKey' | 'oauth' | 'v3', count: number) => void;
}

const TWO_DAYS_MS = 172_800_000;

/**
 * A Kit in this process that behaves as described in docs/kit-api.md.
 *
 * @param options clock, sleep and initial content
 * @returns the account's API as `fetch`, and the controls for tests
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
	const now = options.now ?? Date.now;
	const sleep = options.sleep ?? realSleep;
	const store = new Store(now);
	if (options.seed === 'believable') seedBelievable(store);

	const credentials = new Credentials();
	const apps = newApps();
	const faults = new Faults();
	const pagingFaults = new PagingFaults();
	const limits: Limits = {
		apiKey: 120,
		oauth: 600,
		v3: 120,
		windowMs: 60_000,
		countRefused: false,
	};
	const rateLimit = new RateLimit(limits);
	const pager = new Pager(() => store.openQuestions.perPageAboveMaximum);
	const requests: LoggedRequest[] = [];
	const refused: RefusedRequest[] = [];
	const app = routes(newApp(failed), [apps.confidential, apps.public]);
	const appV3 = routesV3(newApp(failedV3));
	const callbacks = new Callbacks(now, options.deliver);
	// Added after the initial content, which emits no events.
	const webhooks = new WebhookSender(store, options.deliver);
	const underWay = new Set<Promise<void>>();
	let answered = 0;

	/**
	 * Everything is processed immediately; only receivers take time, including those of earlier
	 * calls.
	 */
	async function runDue(): Promise<void> {
		const calls = store.bulkQueue.takeDue(now()).map(async (request) => {
			const body = request.work();
			if (request.callbackUrl !== null) await callbacks.post(request.callbackUrl, body);
		});
		store.noticeSentBroadcasts();
		for (const call of [...calls, ...webhooks.sendDue()]) {
			underWay.add(call);
			void call.finally(() => underWay.delete(call));
		}
		await Promise.all(underWay);
	}

	/** Handles a request: authorization, then the operation. */
	async function work(request: Request, exchange: Exchange, caller: Caller): Promise<Response> {
		const { path } = exchange.log;
		const open = /^(\/v4)?\/oauth\//.test(path);
		if (!open && !(credentials.isValid(caller, now()) && store.account.apiAccess)) {
			return isV3(path) ? failedV3(unauthorizedV3(caller)) : failed(unauthorized());
		}
		return await (isV3(path) ? appV3 : app).fetch(request, exchange);
	}

	async function answer(request: Request, exchange: Exchange, caller: Caller): Promise<Response> {
		const { log } = exchange;
		const limited = caller.credential !== 'none';
		const { kind, secret } = credentials.limitOf(caller);
		if (limited && !rateLimit.take(secret, kind, exchange.now)) {
			const inJson = kind === 'v3' && store.v3.tooManyRequests === 'json';
			return inJson ? failedV3(new KitError(429, ['Retry later'])) : tooMany();
		}

		const fault = faults.take(log.method, log.path);
		if (!fault) return await work(request, exchange, caller);
		switch (fault.kind) {
			case 'slow':
				await sleep(fault.ms);
				return await work(request, exchange, caller);
			case 'expireToken':
				credentials.expire(exchange.now, caller.secret);
				return await work(request, exchange, caller);
			case 'reset':
				if (limited) rateLimit.giveBack(secret, exchange.now);
				throw new ConnectionLost();
			case 'resetAfter':
				await work(request, exchange, caller);
				throw new ConnectionLost();
			case 'cutBody':
				return await cutInHalf(await work(request, exchange, caller));
			case 'brokenGzip':
				return await unpackable(await work(request, exchange, caller));
			case 'paging':
				return await pagingFaults.answer(
					fault.how,
					{ url: new URL(request.url), body: exchange.body },
					async (url) => await work(new Request(url, request), exchange, caller),
				);
			default:
				if (fault.afterWork === true) await work(request, exchange, caller);
				return faultAnswer(fault, caller.secret, isV3(log.path) ? failedV3 : failed);
		}
	}

	return {
		apiKey: credentials.apiKey,
		v3: credentials.v3,
		oauthApps: apps,
		requests,
		refused,
		store,
		faults,
		limits,
		callbacks: callbacks.posted,
		webhookPosts: webhooks.posted,
		redeliver: (deliveryId, as) => webhooks.redeliver(deliveryId, as),
		runDue,
		allowRedirectUri: (url) => {
			for (const { redirectUris } of [apps.confidential, apps.public]) redirectUris.push(url);
		},
		issueToken: ({ expiresInMs = TWO_DAYS_MS, app: kind = 'confidential' } = {}) => {
			const issued = credentials.issue(apps[kind].clientId, now(), expiresInMs);
			return { accessToken: issued.accessToken, refreshToken: issued.refreshToken };
		},
		expireTokens: () => credentials.expire(now()),
		consume: (credential, count) => {
			rateLimit.consume(credentials.secretOf(credential), count, now());
		},
		fetch: async (request) => {
			void runDue();
			const url = new URL(request.url);
			const at = now();
			const log: LoggedRequest = {
				method: request.method,
				path: url.pathname,
				query: withoutSecrets(Object.fromEntries(url.searchParams)),
				body: undefined,
				status: 0,
				at,
				credential: 'none',
				secretIn: undefined,
				finishedAt: undefined,
			};
			requests.push(log);
			const { body, problem, text } = await readBody(request);
			log.body = problem === undefined ? withoutSecrets(body) : credentials.hideIn(text);
			const opened = isV3(log.path)
				? takeCredentials(url, body)
				: { caller: callerOf(request.headers), url, body };
			const { caller } = opened;
			const asked = pagingFaults.resolve(opened);
			log.credential = caller.credential;
			log.secretIn = caller.secretIn;
			const exchange: Exchange = {
				store,
				pager,
				credentials,
				clientId: credentials.clientIdOf(caller),
				now: at,
				body: asked.body,
				bodyProblem: problem,
				log,
				refuse: (reason) => refused.push({ method: log.method, path: log.path, reason }),
			};
			try {
				const response = await answer(
					new Request(asked.url, { method: request.method, headers: request.headers }),
					exchange,
					caller,
				);
				answered += 1;
				response.headers.set('x-request-id', `sandbox-${answered}`);
				log.status = response.status;
				return response;
			} finally {
				log.finishedAt = now();
			}
		},
	};
}

/** @param failed formats an error for the API version */
function newApp(failed: (error: KitError) => Response): SandboxApp {
	const app: SandboxApp = new Hono();
	app.notFound((context) => {
		context.env.refuse(`unknown route ${context.req.method} ${context.req.path}`);
		return failed(notFound());
	});
	app.onError((error, context) => {
		if (!(error instanceof KitError)) throw error;
		if (error instanceof Refusal) error.reasons.forEach((reason) => context.env.refuse(reason));
		return failed(error);
	});
	return app;
}

function routes(app: SandboxApp, apps: Parameters<typeof oauthRoutes>[1]): SandboxApp {
	oauthRoutes(app, apps);
	accountRoutes(app);
	subscriberFilterRoute(app);
	subscriberRoutes(app);
	subscriberLocationRoutes(app);
	tagRoutes(app);
	formRoutes(app);
	customFieldRoutes(app);
	sequenceRoutes(app);
	sequenceEmailRoutes(app);
	emailTemplateRoutes(app);
	broadcastRoutes(app);
	broadcastStatsRoutes(app);
	segmentRoutes(app);
	postRoutes(app);
	snippetRoutes(app);
	purchaseRoutes(app);
	bulkSubscriberRoutes(app);
	bulkTagRoutes(app);
	bulkFormRoutes(app);
	bulkCustomFieldRoutes(app);
	webhookRoutes(app);
	webhookEndpointRoutes(app);
	webhookDeliveryRoutes(app);
	return app;
}

function failed(error: KitError): Response {
	return json(error.status, error.body);
}

function failedV3(error: KitError): Response {
	return json(error.status, v3ErrorBody(error));
}

/** Waits in real time, for the standalone server; tests pass their own function. */
async function realSleep(ms: number): Promise<void> {
	// eslint-disable-next-line @n8n/community-nodes/no-restricted-globals -- a server must wait, test only
	await new Promise<void>((resolve) => setTimeout(resolve, ms));
}
