import type { Api, Credential } from './api';
import type { Failure } from './failure';
import type { LabelsOf } from './labels';
import type { Tries } from './retry';
import { millisecondsIn } from './retryAfter';
import type { Mask } from './secrets';

/** What is known about a request that failed. */
export interface FailedRequest extends Tries {
	api: Api;
	authentication: Credential['authentication'];
	/** Relative to the API's base URL, with leading slash. */
	path: string;
	/** Kit's names of what was sent in the body and query. Values never appear in errors. */
	names: string[];
	/** Those of `names` whose values refer to other records. */
	references: string[];
	labelsOf: LabelsOf;
	/** The name of a record that the user chose from a list, see `chosenName`. */
	chosenName(kind: string, id: string): string | undefined;
	safeToRepeat: boolean;
	mask: Mask;
}

interface Explanation {
	message: string;
	description: string;
}

/** Explains what happened, in Kit's own words if there are any, and what to do about it. */
export function explain(failure: Failure, request: FailedRequest): Explanation {
	const { status } = failure;
	if (failure.cancelled) return { message: 'The execution was cancelled', description: '' };
	if (failure.renewingToken) return explainToken(failure, request);
	if (failure.unreadable) {
		return {
			message: 'The response did not come from Kit’s API or is incomplete',
			description: `A proxy or firewall may have responded instead of Kit. ${whatNow(request)}`,
		};
	}
	if (status === undefined) {
		const { origin } = new URL(request.api.baseURL);
		return {
			message: 'The connection to Kit was lost or could not be established',
			description: `Check that this n8n can reach ${origin} (${failure.code}). ${whatNow(request)}`,
		};
	}
	return explainStatus(status, failure, request);
}

function explainToken({ status, messages }: Failure, request: FailedRequest): Explanation {
	const refused = status === undefined || status < 500;
	return {
		message: messages.join(' ') || 'The access token of the credential could not be refreshed',
		description: refused
			? 'Nothing was changed in Kit. Open the credential and connect it again.'
			: sentences('Nothing was changed in Kit.', triedText(request), 'Try again later.'),
	};
}

/** Statuses that mean the same no matter who responds with them. */
const SAID_BY_STATUS = [404, 408, 413, 425, 429];

function explainStatus(status: number, failure: Failure, request: FailedRequest): Explanation {
	const { api, path, names, labelsOf } = request;
	const said = failure.messages.join(' ');
	if (failure.isPage && status < 500 && !SAID_BY_STATUS.includes(status)) {
		return {
			message: `The response did not come from Kit’s API (${status})`,
			description: `A proxy or firewall may have responded instead of Kit. ${whatNow(request)}`,
		};
	}
	switch (status) {
		case 401:
			return {
				message: said || 'Kit does not accept the credential',
				description: api.credentialAdvice(path, request.authentication),
			};
		case 403:
			return {
				message: said || 'Kit does not allow this for the account',
				description:
					'The account’s plan, its subscriber limit or its permissions do not allow this. See Settings > Billing in Kit.',
			};
		case 404:
			return explainMissing(request);
		case 409: {
			const [force] = labelsOf('force');
			return {
				message: said || 'Kit cannot do this right now',
				description: `The state of the record does not allow this yet. Wait${force ? `, or use '${force}'` : ' and run it again'}.`,
			};
		}
		case 413:
			return {
				message: said || 'The request is too large',
				description: said
					? sentences(
							'Kit is still processing earlier bulk requests.',
							triedText(request),
							'Run it again later, and send fewer records at a time if this keeps happening.',
						)
					: 'A proxy or firewall may have rejected it. Send fewer records or less text at a time.',
			};
		case 429:
			return {
				message: 'Kit’s rate limit was exceeded',
				description: afterLimit(failure, request),
			};
		case 425:
		case 408:
			return {
				message: said || `Kit could not process the request (${status})`,
				description: whatNow(request),
			};
		case 500:
			return {
				message: said || 'Kit could not process the request (500)',
				description: sentences(
					whatNow(request),
					'If this happens every time, the data of this item is probably the cause.',
					checkText(said, names, labelsOf),
				),
			};
	}
	if (status > 500) {
		return {
			message: said || `Kit could not process the request (${status})`,
			description: whatNow(request),
		};
	}
	return {
		message: said || `Kit rejected the request (${status})`,
		description: `Kit rejected the data of this item. ${checkText(said, names, labelsOf)}`,
	};
}

/** What was already attempted, and what the user can do next. */
function whatNow(request: FailedRequest): string {
	const tried = triedText(request);
	if (!request.mayBeDone)
		return sentences('Nothing was changed in Kit.', tried, 'Try again later.');
	if (request.safeToRepeat) return sentences(tried, 'Try again later.');
	return sentences(
		tried,
		'It was not retried, because Kit may have processed it already. Check in Kit before running it again.',
	);
}

function triedText({ tries, ms }: Tries): string {
	return tries > 1 ? `It was attempted ${tries} times within ${durationText(ms)}.` : '';
}

function durationText(ms: number): string {
	const seconds = Math.max(1, Math.round(ms / 1_000));
	return seconds < 120 ? counted(seconds, 'second') : counted(Math.round(seconds / 60), 'minute');
}

function counted(count: number, unit: string): string {
	return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function afterLimit({ retryAfter }: Failure, request: FailedRequest): string {
	const tried = triedText(request);
	const others =
		'Something else is using the same credential. Wait until it has finished, or use a separate key.';
	if (retryAfter === undefined || millisecondsIn(retryAfter, 0) === undefined) {
		return sentences(tried, others);
	}
	const until = /^\d+$/.test(retryAfter)
		? counted(Number(retryAfter), 'second')
		: `until ${retryAfter}`;
	return sentences(tried, `Kit asks clients to wait ${until}. Run it again after that.`);
}

/**
 * Kit only says that something is missing, which must be a record in the path or one that the
 * request refers to.
 */
function explainMissing(request: FailedRequest): Explanation {
	const { path, names, references, labelsOf } = request;
	const records = recordsIn(request);
	const byEmail =
		(names.includes('email_address') && path.endsWith('/subscribers')) ||
		(names.includes('email') && path.endsWith('/unsubscribe'));
	if (byEmail) records.push('a subscriber with this email address');
	const labels = quoted(references, labelsOf);
	if (labels.length > 0) records.push(`what ${orList(labels)} refers to`);
	if (records.length === 0) {
		return {
			message: `Kit found nothing at ${path}`,
			description:
				'It may not exist in this account, or the feature may be turned off for the account.',
		};
	}
	const one = records.length === 1 ? 'it exists' : 'all of them exist';
	return {
		message: `Kit cannot find ${records.join(' or ')}`,
		description: `Check that ${one} in the account that the credential belongs to.`,
	};
}

/**
 * The records in a path: `/tags/12/subscribers/34` has “tag 12” and “subscriber 34”, or
 * “the tag “VIP” (12)” if the user chose it from a list.
 */
function recordsIn({ path, chosenName }: FailedRequest): string[] {
	return [...path.matchAll(/\/([a-z_]+)s\/(\d+)/g)].map(([, plural = '', id = '']) => {
		const kind = plural.replace(/^hook$/, 'webhook').replace(/ie$/, 'y');
		const name = chosenName(kind, id);
		const words = kind.replace(/_/g, ' ');
		return name === undefined ? `${words} ${id}` : `the ${words} “${name}” (${id})`;
	});
}

/**
 * Names the parameters that Kit's message refers to, by their labels in the node.
 *
 * @param names Kit's names of the possible parameters
 */
export function checkText(said: string, names: string[], labelsOf: LabelsOf): string {
	const named = quoted(namesIn(said, names), labelsOf);
	const labels = named.length > 0 ? named : quoted(names, labelsOf);
	if (labels.length === 0) return 'Correct the data and run it again.';
	return `Check ${labels.join(', ')} and run it again.`;
}

function namesIn(said: string, names: string[]): string[] {
	let sentence = said.toLowerCase().replace(/_/g, ' ');
	// “First name” refers to `first_name`, not to `name`.
	const longestFirst = [...names].sort((a, b) => b.length - a.length);
	return longestFirst.filter((name) => {
		const words = new RegExp(`\\b${name.replace(/\W/g, '.').replace(/_/g, ' ')}\\b`, 'g');
		const rest = sentence.replace(words, '');
		if (rest === sentence) return false;
		sentence = rest;
		return true;
	});
}

function quoted(names: string[], labelsOf: LabelsOf): string[] {
	return [...new Set(names.flatMap(labelsOf))].map((label) => `'${label}'`);
}

function orList(texts: string[]): string {
	return new Intl.ListFormat('en', { type: 'disjunction' }).format(texts);
}

function sentences(...texts: string[]): string {
	return texts.filter((text) => text !== '').join(' ');
}
