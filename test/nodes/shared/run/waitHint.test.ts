import type { INode } from 'n8n-workflow';

import { api } from '../../../../nodes/Kit/api';
import { waitHint } from '../../../../nodes/shared/run/waitHint';

const node = (parameters: INode['parameters']): INode => ({
	id: '1',
	name: 'Kit',
	type: 'kit',
	typeVersion: 1,
	position: [0, 0],
	parameters,
});

describe('The hint after a run that waited for the rate limit', () => {
	const tagging = { resource: 'tag', operation: 'addSubscriber' };

	it('says how long and why, and what would be faster', () => {
		const hint = waitHint(node({ ...tagging, authentication: 'apiKey' }), api, 2_460_000, 5000);
		expect(hint).toBe(
			'This run waited 41 minutes for Kit’s rate limit of 120 requests a minute with this credential. A Kit OAuth2 API credential allows 600 a minute. With OAuth2, Bulk Tag Subscribers handles these 5,000 items in about 50 requests.',
		);
	});

	it('only suggests options that are still available', () => {
		const parameters = { resource: 'subscriber', operation: 'get', authentication: 'oAuth2' };
		expect(waitHint(node(parameters), api, 45_000, 900)).toBe(
			'This run waited 45 seconds for Kit’s rate limit of 600 requests a minute with this credential.',
		);
	});

	it('is missing if the run hardly waited', () => {
		expect(waitHint(node(tagging), api, 9000, 130)).toBeUndefined();
	});
});
