import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { api } from '../../../../nodes/Kit/api';
import type { FailedRequest } from '../../../../nodes/shared/transport/explain';
import { UnreadableAnswer } from '../../../../nodes/shared/transport/failure';
import { kitError, needsOAuth } from '../../../../nodes/shared/transport/kitError';
import { lostConnection } from './simulatedKit';

const node: INode = {
	id: 'kit',
	name: 'Kit',
	type: 'kit',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const labels: Record<string, string[]> = {
	email_address: ['Email'],
	first_name: ['First Name'],
	name: ['Name'],
	email_template_id: ['Email Template'],
	subscriber_filter: ['Segments', 'Tags'],
};

const request: FailedRequest = {
	api,
	authentication: 'apiKey',
	path: '/purchases',
	names: [],
	references: [],
	labelsOf: (name) => labels[name] ?? [],
	chosenName: () => undefined,
	safeToRepeat: false,
	mask: (text) => text,
	tries: 1,
	ms: 0,
	mayBeDone: true,
};

function answered(status: number, data: unknown, headers = {}): Error {
	return Object.assign(new Error('n8n’s own words'), {
		cause: {
			response: { status, data, headers },
			config: { headers: { Authorization: 'Bearer secret' } },
		},
	});
}

describe('kitError', () => {
	it('shows Kit’s message and names the parameter that it refers to', () => {
		const error = kitError(
			node,
			answered(422, { errors: ['Email address is invalid'] }),
			{ ...request, path: '/subscribers', names: ['first_name', 'email_address'] },
			4,
		);
		expect(error.message).toBe('Email address is invalid');
		expect(error.description).toContain("Check 'Email' and run it again.");
		expect(error.context.itemIndex).toBe(4);
	});

	it('matches whole names of parameters only', () => {
		const names = ['name', 'first_name'];
		const said = (text: string) =>
			kitError(node, answered(422, { errors: [text] }), { ...request, names }).description;
		expect(said('First name is too long')).toContain("Check 'First Name' and");
		expect(said('Name is too long')).toContain("Check 'Name' and");
		expect(said('Renamed it is')).toContain("Check 'Name', 'First Name' and");
	});

	it('names no parameter that the operation does not show', () => {
		const error = kitError(node, answered(422, { errors: ['Per page is too large'] }), {
			...request,
			names: ['per_page'],
		});
		expect(error.description).toBe(
			'Kit rejected the data of this item. Correct the data and run it again.',
		);
	});

	it.each([
		{
			path: '/webhook_endpoints',
			authentication: 'apiKey' as const,
			says: ['paid plan', 'OAuth2'],
		},
		{ path: '/webhook_endpoints/5', authentication: 'oAuth2' as const, says: ['paid plan'] },
		{ path: '/tags', authentication: 'apiKey' as const, says: ['key', 'no API access'] },
		{ path: '/tags', authentication: 'oAuth2' as const, says: ['reconnect the credential'] },
	])('explains a 401 at $path with $authentication', ({ says, ...given }) => {
		const error = kitError(node, answered(401, {}), { ...request, ...given });
		for (const text of says) expect(error.description).toContain(text);
		if (given.authentication === 'oAuth2') expect(error.description).not.toMatch(/\bkey\b/);
	});

	it('suggests forcing only if the operation supports it', () => {
		const refused = answered(409, {});
		expect(kitError(node, refused, request).description).not.toContain("'");
		const labelsOf = (name: string) => (name === 'force' ? ['Replace Now'] : []);
		expect(kitError(node, refused, { ...request, labelsOf }).description).toContain(
			"or use 'Replace Now'.",
		);
	});

	it('joins several messages', () => {
		const error = kitError(node, answered(422, { errors: ['A is wrong.', 'B too.'] }), request);
		expect(error.message).toBe('A is wrong. B too.');
	});

	it('reads the errors of V3', () => {
		const body = {
			error: 'Not Found',
			message: 'The entity you were trying to find doesn’t exist',
		};
		const error = kitError(node, answered(400, body), request);
		expect(error.message).toBe('The entity you were trying to find doesn’t exist');
	});

	it('says that an operation needs OAuth', () => {
		const error = needsOAuth(node, 3);
		expect(error.message).toBe('Kit allows this operation only with OAuth2');
		expect(error.description).toBe(
			'Choose a Kit OAuth2 API credential. API keys are not accepted here.',
		);
		expect(error.context.itemIndex).toBe(3);
	});

	it('explains what an account may lack', () => {
		const error = kitError(node, answered(403, {}), request);
		expect(error.message).toBe('Kit does not allow this for the account');
		expect(error.description).toContain('plan');
	});

	it.each([
		{ path: '/tags/12/subscribers/34', message: 'Kit cannot find tag 12 or subscriber 34' },
		{ path: '/custom_fields/5', message: 'Kit cannot find custom field 5' },
		{ path: '/account/creator_profile', message: 'Kit found nothing at /account/creator_profile' },
	])('names what Kit cannot find at $path', ({ path, message }) => {
		const error = kitError(node, answered(404, { errors: ['Not Found'] }), { ...request, path });
		expect(error.message).toBe(message);
	});

	it('names the email address only if it identifies the subscriber', () => {
		const sent = { ...request, names: ['email_address'] };
		const message = (path: string) => kitError(node, answered(404, {}), { ...sent, path }).message;
		expect(message('/tags/12/subscribers')).toBe(
			'Kit cannot find tag 12 or a subscriber with this email address',
		);
		expect(message('/subscribers/7')).toBe('Kit cannot find subscriber 7');
	});

	it('names both the records in the path and those that the request refers to', () => {
		const missing = (path: string, references: string[]) =>
			kitError(node, answered(404, {}), { ...request, path, references }).message;
		expect(missing('/broadcasts/5', ['email_template_id'])).toBe(
			"Kit cannot find broadcast 5 or what 'Email Template' refers to",
		);
		expect(missing('/broadcasts', ['subscriber_filter', 'email_template_id'])).toBe(
			"Kit cannot find what 'Segments', 'Tags', or 'Email Template' refers to",
		);
		expect(missing('/broadcasts/5', ['per_page'])).toBe('Kit cannot find broadcast 5');
	});

	it.each([400, 401, 403, 405, 407, 422, 451])(
		'does not treat a web page as Kit’s response: %i',
		(status) => {
			const page = '\n<!DOCTYPE html><h1>Access denied</h1>';
			const error = kitError(node, answered(status, page), { ...request, mayBeDone: false });
			expect(error.message).toBe(`The response did not come from Kit’s API (${status})`);
			expect(error.description).toBe(
				'A proxy or firewall may have responded instead of Kit. Nothing was changed in Kit. Try again later.',
			);
		},
	);

	it.each([
		{
			what: 'a failing Kit',
			error: answered(502, '<html>'),
			message: 'Kit could not process the request (502)',
		},
		{
			what: 'a lost connection',
			error: lostConnection(),
			message: 'The connection to Kit was lost or could not be established',
		},
		{
			what: 'an unreadable answer',
			error: new UnreadableAnswer('A response without purchase'),
			message: 'The response did not come from Kit’s API or is incomplete',
		},
	])(
		'warns that a non-idempotent request may have been processed after $what',
		({ error, message }) => {
			const shown = kitError(node, error, request);
			expect(shown.message).toBe(message);
			expect(shown.description).toContain('It was not retried, because Kit may have processed it');
		},
	);

	it.each([
		{ retryAfter: '3600', says: 'Kit asks clients to wait 3600 seconds. Run it again after' },
		{ retryAfter: '1', says: 'wait 1 second.' },
		{
			retryAfter: 'Wed, 21 Oct 2099 07:28:00 GMT',
			says: 'Kit asks clients to wait until Wed, 21 Oct 2099 07:28:00 GMT. Run',
		},
		{ retryAfter: 'soon 5', says: 'Something else is using the same credential' },
	])('says how long Kit asks clients to wait: $retryAfter', ({ retryAfter, says }) => {
		const headers = { 'retry-after': retryAfter };
		const error = kitError(node, answered(429, 'Retry later', headers), request);
		expect(error.description).toContain(says);
	});

	describe('reports the attempts', () => {
		const safe = { ...request, safeToRepeat: true };

		it.each([
			{ tries: 1, ms: 50, says: 'It was', not: true },
			{ tries: 2, ms: 1_000, says: 'It was attempted 2 times within 1 second.' },
			{ tries: 5, ms: 15_400, says: 'It was attempted 5 times within 15 seconds.' },
			{ tries: 9, ms: 127_000, says: 'It was attempted 9 times within 2 minutes.' },
		])('$tries in $ms ms', ({ tries, ms, says, not = false }) => {
			for (const error of [
				answered(503, ''),
				answered(429, ''),
				answered(500, ''),
				answered(413, { errors: ['Wait'] }),
				lostConnection(),
				new UnreadableAnswer('?'),
			]) {
				const { description } = kitError(node, error, { ...safe, tries, ms });
				if (not) expect(description).not.toContain(says);
				else expect(description).toContain(says);
				expect(description).not.toMatch(/several|over two minutes/);
			}
		});

		it('does not say that a request that was never sent may have been processed', () => {
			const cause = Object.assign(new Error(), { code: 'ENOTFOUND', syscall: 'getaddrinfo' });
			const error = kitError(node, Object.assign(new Error(), { cause }), {
				...request,
				mayBeDone: false,
			});
			expect(error.description).toBe(
				'Check that this n8n can reach https://api.kit.com (ENOTFOUND). Nothing was changed in Kit. Try again later.',
			);
		});

		it.each([
			{ what: 'refuses to renew it', cause: { code: 'EAUTH' }, says: 'connect it again' },
			{
				what: 'cannot renew it now',
				cause: {
					code: 'ERR_BAD_RESPONSE',
					config: { url: 'https://api.kit.com/v4/oauth/token' },
					response: { status: 503 },
				},
				says: 'Try again later',
			},
		])('says that nothing was changed without a token if Kit $what', ({ cause, says }) => {
			const error = kitError(node, Object.assign(new Error(), { cause }), request);
			expect(error.message).toBe('The access token of the credential could not be refreshed');
			expect(error.description).toContain('Nothing was changed in Kit.');
			expect(error.description).toContain(says);
		});
	});

	it('keeps n8n’s own message if nothing was sent', () => {
		const error = kitError(node, new Error('OAuth credentials not connected'), request);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toBe('OAuth credentials not connected');
	});

	it('does not change an error that is already meant for the user', () => {
		const error = new NodeOperationError(node, 'The credential needs to be reconnected');
		expect(kitError(node, error, request)).toBe(error);
	});

	it('contains neither the credential nor the values that were sent', () => {
		const error = kitError(node, answered(422, { errors: ['No'] }), request);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(JSON.stringify(error)).not.toContain('secret');
		expect(error.cause).toBeUndefined();
	});

	it.each([
		{ what: 'Kit’s sentence', error: answered(422, { errors: ['The key sesame is wrong'] }) },
		{ what: 'n8n’s own words', error: new Error('No access with sesame') },
	])('redacts the credential in $what', ({ error }) => {
		const mask = (text: string) => text.replace('sesame', '***');
		const shown = kitError(node, error, { ...request, mask });
		expect(shown.message).toContain('***');
		expect(JSON.stringify(shown)).not.toContain('sesame');
	});
});
