import type { INode } from 'n8n-workflow';

import type { Paging } from './paginate';

/** What the layers have to know of one of Kit's APIs. */
export interface Api {
	baseURL: string;
	credentials: [Credential, ...Credential[]];
	/**
	 * Whether sending the request twice has the same effect as sending it once.
	 *
	 * @param path relative to `baseURL`, with leading slash
	 */
	safeToRepeat(method: string, path: string): boolean;
	/**
	 * Whether Kit accepts only an OAuth token here.
	 *
	 * @param path relative to `baseURL`, with leading slash
	 */
	needsOAuth(path: string): boolean;
	/**
	 * What Kit answers to a removal that is done.
	 *
	 * @param path relative to `baseURL`, with leading slash
	 * @returns undefined for a request that removes nothing, or more than one thing
	 */
	removed(method: string, path: string): Answer | undefined;
	paging: Paging;
	/**
	 * What to do about a credential that Kit does not accept.
	 *
	 * @param path relative to `baseURL`, with leading slash
	 */
	credentialAdvice(path: string, authentication: Credential['authentication']): string;
	/** What else Kit calls what a parameter of the node gives, where its `routing` does not say so. */
	alsoNamed: Record<string, string[] | undefined>;
	/** The most values for custom fields in one request. */
	mostCustomFields: number;
}

export interface Answer {
	statusCode: number;
	body: unknown;
}

export interface Credential {
	/** The value of the node's 'Authentication' parameter that chooses it. */
	authentication: 'apiKey' | 'oAuth2';
	type: string;
	/** Requests that Kit allows in any 60 seconds. */
	limit: number;
}

/** The credential that the node's 'Authentication' parameter chooses. */
export function credentialOf(node: INode, api: Api): Credential {
	const { authentication } = node.parameters;
	const chosen = api.credentials.find((credential) => credential.authentication === authentication);
	return chosen ?? api.credentials[0];
}
