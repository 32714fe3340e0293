import type { INode } from 'n8n-workflow';

import type { Paging } from './paginate';

/** What the layers need to know about one of Kit's APIs. */
export interface Api {
	baseURL: string;
	credentials: [Credential, ...Credential[]];
	/**
	 * Whether the request is idempotent.
	 *
	 * @param path relative to `baseURL`, with leading slash
	 */
	safeToRepeat(method: string, path: string): boolean;
	/**
	 * Whether Kit only accepts an OAuth token.
	 *
	 * @param path relative to `baseURL`, with leading slash
	 */
	needsOAuth(path: string): boolean;
	/**
	 * Kit's response to a successful removal.
	 *
	 * @param path relative to `baseURL`, with leading slash
	 * @returns undefined for a request that removes nothing, or several things
	 */
	removed(method: string, path: string): Answer | undefined;
	paging: Paging;
	/**
	 * What the user can do about a credential that Kit does not accept.
	 *
	 * @param path relative to `baseURL`, with leading slash
	 */
	credentialAdvice(path: string, authentication: Credential['authentication']): string;
	/** Kit's other names for a parameter's value, if its `routing` does not contain them. */
	alsoNamed: Record<string, string[] | undefined>;
	/** The label of the bulk operation that does the same, by resource and operation. */
	bulkSiblings: Record<string, string | undefined>;
	/** The maximum number of custom field values in one request. */
	mostCustomFields: number;
}

export interface Answer {
	statusCode: number;
	body: unknown;
}

export interface Credential {
	/** The value of the node's 'Authentication' parameter that selects it. */
	authentication: 'apiKey' | 'oAuth2';
	type: string;
	/** The number of requests that Kit allows in any 60 seconds. */
	limit: number;
}

/** The credential that the node's 'Authentication' parameter selects. */
export function credentialOf(node: INode, api: Api): Credential {
	const { authentication } = node.parameters;
	const chosen = api.credentials.find((credential) => credential.authentication === authentication);
	return chosen ?? api.credentials[0];
}
