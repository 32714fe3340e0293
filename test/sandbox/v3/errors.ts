import { KitError } from '../http/errors';

/** 400 and 401 are documented; the words for the others are not. */
const TITLES: Readonly<Record<number, string>> = {
	400: 'Your request is missing parameters',
	401: 'Authorization Failed',
	404: 'Not Found',
	422: 'Unprocessable Entity',
	429: 'Too Many Requests',
};

/** A failure in the words of V3, where there is one sentence for everything that is wrong. */
export function v3ErrorBody({ status, errors }: KitError): { error: string; message: string } {
	return { error: TITLES[status] ?? 'Error', message: errors.join(', ') };
}

/** Only purchases are documented to answer 400 like this; others that miss something answer 422. */
export function missing(sentences: string[]): KitError {
	return new KitError(400, sentences);
}

/** The documented answer to a key where the secret is needed. */
export function secretNeeded(): KitError {
	return new KitError(401, ['You do not have sufficient permissions to access this resource']);
}
