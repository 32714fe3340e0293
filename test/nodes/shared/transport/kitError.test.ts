import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { api } from '../../../../nodes/Kit/api';
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

const request = {
	api,
	method: 'POST',
	path: '/purchases',
	names: [],
	safeToRepeat: false,
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
	it('shows Kit’s sentence and names the parameter it is about', () => {
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

	it('joins several sentences', () => {
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
		expect(error.description).toContain("Set 'Authentication' to OAuth2");
		expect(error.context.itemIndex).toBe(3);
	});

	it('says what an account may lack', () => {
		const error = kitError(node, answered(403, {}), request);
		expect(error.message).toBe('Kit does not allow this for the account');
		expect(error.description).toContain('plan');
	});

	it.each([
		{ path: '/tags/12/subscribers/34', message: 'Kit cannot find tag 12 or subscriber 34' },
		{ path: '/custom_fields/5', message: 'Kit cannot find custom field 5' },
		{ path: '/account/creator_profile', message: 'Kit has nothing at /account/creator_profile' },
	])('names what Kit cannot find at $path', ({ path, message }) => {
		const error = kitError(node, answered(404, { errors: ['Not Found'] }), { ...request, path });
		expect(error.message).toBe(message);
	});

	it('names the address only where it stands for the subscriber', () => {
		const sent = { ...request, names: ['email_address'] };
		const message = (path: string) => kitError(node, answered(404, {}), { ...sent, path }).message;
		expect(message('/tags/12/subscribers')).toBe(
			'Kit cannot find tag 12 or a subscriber with this email address',
		);
		expect(message('/subscribers/7')).toBe('Kit cannot find subscriber 7');
	});

	it.each([
		{
			what: 'a failing Kit',
			error: answered(502, '<html>'),
			message: 'Kit could not process the request (502)',
		},
		{
			what: 'a lost connection',
			error: lostConnection(),
			message: 'The connection to Kit was lost or could not be made',
		},
		{
			what: 'an unreadable answer',
			error: new UnreadableAnswer('An answer without purchase'),
			message: 'The answer did not come from Kit’s API or is incomplete',
		},
	])('warns that unsafe work may be done already after $what', ({ error, message }) => {
		const shown = kitError(node, error, request);
		expect(shown.message).toBe(message);
		expect(shown.description).toContain(
			'It was not tried again, because Kit may have done the work',
		);
	});

	it('says how long Kit is to be left alone when that was too long to wait for', () => {
		const error = kitError(node, answered(429, 'Retry later', { 'retry-after': '3600' }), request);
		expect(error.description).toContain('3600');
	});

	it('keeps n8n’s own words when nothing was sent', () => {
		const error = kitError(node, new Error('OAuth credentials not connected'), request);
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toBe('OAuth credentials not connected');
	});

	it('leaves an error alone that was made for the user already', () => {
		const error = new NodeOperationError(node, 'The credential needs to be reconnected');
		expect(kitError(node, error, request)).toBe(error);
	});

	it('carries neither the credential nor the values that were sent', () => {
		const error = kitError(node, answered(422, { errors: ['No'] }), request);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(JSON.stringify(error)).not.toContain('secret');
		expect(error.cause).toBeUndefined();
	});
});
