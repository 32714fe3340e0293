import { NOON, newKit, type Kit } from '../kit.fixture';

let kit: Kit;

beforeEach(() => {
	kit = newKit();
});

const UNAUTHORIZED = { status: 401, body: { errors: ['The access token is invalid'] } };
const TOO_MUCH = {
	status: 413,
	body: {
		errors: [
			'This request exceeds your queued bulk requests limit. Please wait while we process your existing requests and try again later.',
		],
	},
};
const CALLBACK = 'https://hooks.example/bulk';

async function bulk(method: string, path: string, body: unknown) {
	return await kit.sendAs('confidential', method, `/v4/bulk/${path}`, body);
}

/** A request that creates `count` tags. */
function tags(count: number, callbackUrl?: string) {
	return {
		tags: Array.from({ length: count }, (_, index) => ({ name: `Tag ${index}` })),
		...(callbackUrl === undefined ? {} : { callback_url: callbackUrl }),
	};
}

const OPERATIONS = [
	['POST', 'subscribers', 'subscribers', 'No subscribers included for processing'],
	['POST', 'tags', 'tags', 'No tags included for processing'],
	['DELETE', 'tags', 'tags', 'No tags included for processing'],
	['POST', 'tags/subscribers', 'taggings', 'No taggings included for processing'],
	['DELETE', 'tags/subscribers', 'taggings', 'No taggings included for processing'],
	['POST', 'forms/subscribers', 'additions', 'No additions included for processing'],
	['POST', 'custom_fields', 'custom_fields', 'No custom fields included for processing'],
	[
		'POST',
		'custom_fields/subscribers',
		'custom_field_values',
		'No custom field values included for processing',
	],
] as const;

describe.each(OPERATIONS)('%s /v4/bulk/%s', (method, path, items, none) => {
	test('rejects API keys', async () => {
		const answer = await kit.send(method, `/v4/bulk/${path}`, { [items]: [] });
		expect(answer).toMatchObject(UNAUTHORIZED);
	});

	test.each([undefined, {}, { [items]: [] }, { [items]: null }, { [items]: 'all' }])(
		'returns an error when the body %j has no items',
		async (body) => {
			expect(await bulk(method, path, body)).toMatchObject({
				status: 422,
				body: { errors: [none] },
			});
			expect(kit.sandbox.refused).toEqual([]);
		},
	);

	test('rejects an unknown key, both in an item and at the top level', async () => {
		await bulk(method, path, { [items]: [{ colour: 'red' }] });
		await bulk(method, path, { [items]: [{}], webhook: CALLBACK });
		const reasons = kit.sandbox.refused.map(({ reason }) => reason);
		expect(reasons).toContain(`unknown body key "${items}.0.colour"`);
		expect(reasons).toContain('unknown body key "webhook"');
	});
});

describe('requests with up to 100 items', () => {
	test('are processed immediately, without a callback', async () => {
		const answer = await bulk('POST', 'tags', tags(100, CALLBACK));
		expect(answer.status).toBe(200);
		expect(kit.sandbox.store.tags.size).toBe(100);
		kit.advance(60_000);
		await kit.sandbox.runDue();
		expect(kit.sandbox.callbacks).toEqual([]);
	});

	test('return results in the order configured by the test', async () => {
		const names = async () => {
			const { body } = await bulk('POST', 'tags', tags(3));
			return (body as { tags: { name: string }[] }).tags.map(({ name }) => name);
		};
		expect(await names()).toEqual(['Tag 0', 'Tag 1', 'Tag 2']);
		kit.sandbox.store.bulk.order = 'reversed';
		expect(await names()).toEqual(['Tag 2', 'Tag 1', 'Tag 0']);
	});
});

describe('requests with more than 100 items', () => {
	test('return 202 and are processed a second later', async () => {
		expect(await bulk('POST', 'tags', tags(101))).toMatchObject({ status: 202, body: {} });
		kit.advance(999);
		await kit.sandbox.runDue();
		expect(kit.sandbox.store.tags.size).toBe(0);
		kit.advance(1);
		await kit.sandbox.runDue();
		expect(kit.sandbox.store.tags.size).toBe(101);
		expect(kit.sandbox.callbacks).toEqual([]);
	});

	test('are processed on the first request after they are due', async () => {
		await bulk('POST', 'tags', tags(101));
		kit.advance(1000);
		const answer = await kit.send('GET', '/v4/tags?include_total_count=true');
		expect(answer.body).toMatchObject({ pagination: { total_count: 101 } });
	});

	test('post the same results to the callback URL as a smaller request returns', async () => {
		await bulk('DELETE', 'tags', {
			tags: Array.from({ length: 101 }, (_, index) => ({ id: 9000 + index })),
			callback_url: CALLBACK,
		});
		kit.advance(1000);
		await kit.sandbox.runDue();
		expect(kit.sandbox.callbacks).toMatchObject([
			{ url: CALLBACK, at: NOON + 1000, status: undefined },
		]);
		const { failures } = kit.sandbox.callbacks[0]?.body as { failures: unknown[] };
		expect(failures).toHaveLength(101);
		expect(failures[0]).toEqual({ errors: ['Tag does not exist'], tag: { id: 9000 } });
	});

	test('use the delay and the threshold configured by the test', async () => {
		Object.assign(kit.sandbox.store.bulk, { atOnce: 1, delayMs: 0 });
		expect((await bulk('POST', 'tags', tags(2))).status).toBe(202);
		await kit.sandbox.runDue();
		expect(kit.sandbox.store.tags.size).toBe(2);
	});

	test('are processed only once', async () => {
		await bulk('POST', 'tags', tags(101, CALLBACK));
		kit.advance(1000);
		await Promise.all([kit.sandbox.runDue(), kit.sandbox.runDue()]);
		expect(kit.sandbox.callbacks).toHaveLength(1);
	});

	test('require a valid callback URL', async () => {
		await bulk('POST', 'tags', tags(1, 'hooks'));
		expect(kit.sandbox.refused).toMatchObject([{ reason: 'body key "callback_url": Invalid url' }]);
	});
});

describe('a callback', () => {
	async function post(deliver: (request: Request) => Promise<Response>) {
		kit = newKit({ deliver });
		await bulk('POST', 'tags', tags(101, CALLBACK));
		kit.advance(1000);
		await kit.sandbox.runDue();
	}

	test('is a JSON POST sent through the test’s deliverer', async () => {
		const received: unknown[] = [];
		await post(async (request) => {
			const { method, url, headers } = request;
			received.push([method, url, headers.get('content-type'), await request.json()]);
			return new Response(null, { status: 204 });
		});
		const { body, status } = kit.sandbox.callbacks[0] ?? {};
		expect(status).toBe(204);
		expect(received).toEqual([['POST', CALLBACK, 'application/json', body]]);
	});

	test('does not throw when delivery fails', async () => {
		await post(async () => await Promise.reject(new Error('connection refused')));
		expect(kit.sandbox.callbacks).toMatchObject([{ status: undefined }]);
	});
});

describe('the queued data limit', () => {
	test('rejects requests that exceed it until the queue is processed', async () => {
		kit.sandbox.store.bulk.limitBytes = 3000;
		expect((await bulk('POST', 'tags', tags(101))).status).toBe(202);
		expect(await bulk('POST', 'tags', tags(101))).toMatchObject(TOO_MUCH);
		kit.advance(1000);
		expect((await bulk('POST', 'tags', tags(101))).status).toBe(202);
	});

	test('applies to each app separately', async () => {
		kit.sandbox.store.bulk.limitBytes = 3000;
		await bulk('POST', 'tags', tags(101));
		const other = await kit.sendAs('public', 'POST', '/v4/bulk/tags', tags(101));
		expect(other.status).toBe(202);
	});

	test('applies to requests that are processed immediately only if the test enables it', async () => {
		kit.sandbox.store.bulk.limitBytes = 0;
		expect((await bulk('POST', 'tags', tags(2))).status).toBe(200);
		kit.sandbox.store.bulk.limitStops = 'all';
		expect(await bulk('POST', 'tags', tags(2))).toMatchObject(TOO_MUCH);
	});
});
