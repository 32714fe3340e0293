import { KitError } from '../http/errors';

/** 400 and 401 are documented; the messages of the others are not. */
const TITLES: Readonly<Record<number, string>> = {
	400: 'Your request is missing parameters',
	401: 'Authorization Failed',
	404: 'Not Found',
	422: 'Unprocessable Entity',
	429: 'Too Many Requests',
};

/** An error in V3's format, with a single message for all problems. */
export function v3ErrorBody({ status, errors }: KitError): { error: string; message: string } {
	return { error: TITLES[status] ?? 'Error', message: errors.join(', ') };
}

/** Only purchases are documented to return 400 in this case; other operations return 422. */
export function missing(sentences: string[]): KitError {
	return new KitError(400, sentences);
}

/** The documented response to a key where the secret is required. */
export function secretNeeded(): KitError {
	return new KitError(401, ['You do not have sufficient permissions to access this resource']);
}
