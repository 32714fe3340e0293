import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';

import { failureOf } from '../../../../nodes/shared/transport/failure';

const node: INode = {
	id: 'kit',
	name: 'Kit',
	type: 'kit',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** What n8n 1 turns the HTTP client's error into: the error itself is lost. */
const inN8n1 = (httpCode: string) =>
	Object.assign(new NodeApiError(node, {} as JsonObject, { message: 'Lost', httpCode }), {
		cause: undefined,
	});

describe('What n8n 1 keeps of a failed request', () => {
	it.each([
		['ECONNRESET', { neverLeft: false, cancelled: false, renewingToken: false }],
		['ECONNREFUSED', { neverLeft: true, cancelled: false, renewingToken: false }],
		['DEPTH_ZERO_SELF_SIGNED_CERT', { neverLeft: true, cancelled: false, renewingToken: false }],
		['ERR_CANCELED', { neverLeft: false, cancelled: true, renewingToken: false }],
		['EAUTH', { neverLeft: true, cancelled: false, renewingToken: true }],
	])('is the code %s, and no status', (code, meaning) => {
		const failure = failureOf(inN8n1(code));
		expect(failure).toMatchObject({ code, ...meaning });
		expect(failure).not.toHaveProperty('status');
	});

	it('does not show whether a response without one of Kit’s messages has a body', () => {
		expect(failureOf(inN8n1('404'))).toMatchObject({ status: 404, foreign: true });
	});

	it('is the status of a response, and no code', () => {
		const failure = failureOf(inN8n1('503'));
		expect(failure).toMatchObject({ status: 503, neverLeft: false });
		expect(failure).not.toHaveProperty('code');
	});
});
