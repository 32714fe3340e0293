import { operationsV3 } from '../../contract/operationsV3';
import { newKit, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const MORE_NEEDED = {
	status: 401,
	body: {
		error: 'Authorization Failed',
		message: 'You do not have sufficient permissions to access this resource',
	},
};

test('documents 29 operations for V3', () => {
	expect(new Set(operationsV3.map(({ request }) => request)).size).toBe(29);
});

describe.each(operationsV3)('$request', ({ request, secretOnly }) => {
	const [method = '', path = ''] = request.replace(/\{\w+\}/g, '9').split(' ');
	const body = method === 'GET' ? undefined : {};

	test('is available with the secret', async () => {
		expect((await kit.sendV3(method, path, body)).status).not.toBe(401);
		expect(kit.sandbox.refused).not.toContainEqual({
			method,
			path,
			reason: `unknown route ${method} ${path}`,
		});
	});

	test(`is ${secretOnly ? 'not ' : ''}there for the key`, async () => {
		const answer = await kit.sendV3(method, path, body, 'api_key');
		if (secretOnly) expect(answer).toMatchObject(MORE_NEEDED);
		else expect(answer.status).not.toBe(401);
	});
});
