import type { IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { preparationFailure, prepare } from '../../../../nodes/shared/run/prepare';

/** No step uses it here. */
const context = {} as IExecuteSingleFunctions;

describe('prepare', () => {
	it('lets a step complete the request', async () => {
		const request: IHttpRequestOptions = { url: '/tags' };
		const step = prepare((_, { qs = {} }) => {
			request.qs = { ...qs, per_page: 1 };
		});
		expect(await step.call(context, request)).toEqual({ url: '/tags', qs: { per_page: 1 } });
		expect(preparationFailure(request)).toBeUndefined();
	});

	it('keeps the error of a step for the sender instead of throwing it', async () => {
		const request: IHttpRequestOptions = { url: '/tags' };
		const error = new Error('The parameter is empty');
		const step = prepare(() => Promise.reject(error));
		expect(await step.call(context, request)).toBe(request);
		expect(preparationFailure(request)).toEqual({ ok: false, error });
	});

	it('runs no further steps once one has failed', async () => {
		const request: IHttpRequestOptions = { url: '/tags' };
		const lookup = jest.fn();
		await prepare(() => Promise.reject(new Error('no'))).call(context, request);
		await prepare(lookup).call(context, request);
		expect(lookup).not.toHaveBeenCalled();
	});
});
