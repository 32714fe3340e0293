import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { KitError, Refusal } from './errors';
import type { Credentials } from './credentials';
import type { Ordering, Page, PageRequest, Pager } from './pagination';
import type { LoggedRequest } from './requestLog';
import type { Store } from '../account/store';
import { check, readQuery } from './strict';
import { secretNeeded } from '../v3/errors';

/** What the sandbox passes to its routes with the request. */
export interface Exchange {
	store: Store;
	pager: Pager;
	credentials: Credentials;
	/** The app whose token was sent; undefined for an API key. */
	clientId: string | undefined;
	now: number;
	/** The parsed body; undefined if there was none. */
	body: unknown;
	/** Set if the body could not be parsed according to its Content-Type. */
	bodyProblem: string | undefined;
	log: LoggedRequest;
	refuse: (reason: string) => void;
}

export type SandboxApp = Hono<{ Bindings: Exchange }>;

export interface Answer {
	status: 200 | 201 | 202 | 204;
	json?: unknown;
}

/** The input of an operation's handler. */
export interface Call<Query, Body> {
	/** A path parameter as an integer. */
	id: (name: string) => number;
	query: Query;
	body: Body;
	store: Store;
	credentials: Credentials;
	/** The app whose token was sent; undefined for an API key. */
	clientId: string | undefined;
	now: number;
	/** One page of `rows`; see `Pager.page`. */
	page: <Row>(rows: Row[], ordering: Ordering<Row>, request: PageRequest) => Page<Row>;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type Shape = z.ZodRawShape;
type Parsed<S extends Shape> = z.infer<z.ZodObject<S>>;

interface Spec<Query extends Shape, Body extends z.ZodTypeAny> {
	/** Documented query parameters. */
	query?: Query;
	/** The documented body; omitted if none is documented. */
	body?: Body;
	/** API keys are rejected with a 401. */
	oauthOnly?: boolean;
	/** V3's public key is rejected with a 401. */
	secretOnly?: boolean;
}

const NO_BODY = z.object({}).strict();

/** Parameters that do not change the list itself, only the page that is returned. */
const PIECE = new Set(['after', 'before', 'per_page', 'include_total_count']);

/**
 * Adds one documented operation to the app.
 * @param path Hono's path; IDs are written as `:name{[0-9]+}`, so other text is an unknown route
 * @param spec the accepted parameters; all others are rejected
 * @param work the handler; throws KitError for documented errors
 */
export function operation<
	Query extends Shape = Record<never, never>,
	Body extends z.ZodTypeAny = typeof NO_BODY,
>(
	app: SandboxApp,
	method: Method | Method[],
	path: string,
	spec: Spec<Query, Body>,
	work: (call: Call<Parsed<Query>, z.infer<Body>>) => Answer,
): void {
	const knownQuery = z.object(spec.query ?? ({} as Query));
	const strictQuery = knownQuery.strict();
	const bodySchema: z.ZodTypeAny = spec.body ?? NO_BODY;
	app.on([method].flat(), [path], (context: Context<{ Bindings: Exchange }>) => {
		const { store, pager, credentials, clientId, now, ...exchange } = context.env;
		if (spec.oauthOnly === true && exchange.log.credential === 'apiKey') throw unauthorized();
		if (spec.secretOnly === true && exchange.log.credential === 'v3Key') throw secretNeeded();
		const url = new URL(context.req.url);
		const lenient = store.openQuestions.unknownQueryParameters === 'ignore';
		const query = check(
			lenient ? knownQuery : strictQuery,
			readQuery(url.searchParams),
			'query parameter',
		);
		if (exchange.bodyProblem !== undefined) throw new Refusal([exchange.bodyProblem]);
		if (exchange.body !== undefined && context.req.method === 'GET') {
			throw new Refusal(['a GET request has a body']);
		}
		// A missing body is treated as an empty one; the handler checks for required keys.
		const body = check(bodySchema, exchange.body ?? {}, 'body key');
		const answer = work({
			id: (name) => Number(context.req.param(name)),
			query,
			body,
			store,
			credentials,
			clientId,
			now,
			page: (rows, ordering, request) =>
				pager.page(listName(url, exchange.body), rows, ordering, request),
		});
		if (answer.json === undefined) return new Response(null, { status: answer.status });
		return json(answer.status, answer.json);
	});
}

/** A JSON response. */
export function json(status: number, value: unknown, headers?: Record<string, string>): Response {
	return new Response(JSON.stringify(value), {
		status,
		headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
	});
}

/** The documented response to an invalid, missing or insufficient credential. */
export function unauthorized(): KitError {
	return new KitError(401, ['The access token is invalid']);
}

function listName(url: URL, body: unknown): string {
	const filters = [...url.searchParams].filter(([name]) => !PIECE.has(name)).sort();
	return JSON.stringify([url.pathname, filters, withoutPiece(body) ?? null]);
}

/** One operation has its pagination parameters in the body. */
function withoutPiece(body: unknown): unknown {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
	return Object.fromEntries(Object.entries(body).filter(([name]) => !PIECE.has(name)));
}
