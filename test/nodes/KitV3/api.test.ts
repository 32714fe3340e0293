import { KitV3V1 } from '../../../nodes/KitV3/KitV3V1.node';
import { byId } from '../../engine/locators';
import { N8n } from '../../engine/n8n';
import { createSandbox } from '../../sandbox';
import { serveThroughNock, stopNock } from '../../sandbox/nock';
import { useVirtualClock } from '../../virtualClock';
import { useKitV3 } from './kitV3.fixture';

const kit = useKitV3();

describe('A request to API V3 whose response was lost', () => {
	const email = 'ana@example.com';
	const formId = () => byId(kit.store.addForm({ name: 'Newsletter' }).id);
	const sequenceId = () => byId(kit.store.addSequence({ name: 'Course' }).id);
	const tagId = () => byId(kit.store.addTag('VIP').id);

	it.each([
		{ operation: 'account.get', parameters: () => ({}) },
		{ operation: 'form.addSubscriber', parameters: () => ({ form: formId(), email }) },
		{ operation: 'sequence.addSubscriber', parameters: () => ({ sequence: sequenceId(), email }) },
		{ operation: 'tag.addSubscriber', parameters: () => ({ tag: tagId(), email }) },
	])('is retried by $operation, which is idempotent', async (row) => {
		const clock = useVirtualClock();
		kit.sandbox.faults.add({ kind: 'resetAfter' });
		const { items } = await clock.run(kit.run(row.operation, row.parameters()));
		expect(items).toHaveLength(1);
		expect(kit.sent()).toHaveLength(2);
	});

	it.each([
		{ operation: 'tag.create', parameters: { name: 'VIP' } },
		{ operation: 'customField.create', parameters: { label: 'City' } },
		{ operation: 'webhook.create', parameters: { targetUrl: 'https://example.com/kit' } },
	])('is not retried by $operation', async ({ operation, parameters }) => {
		kit.sandbox.faults.add({ kind: 'resetAfter' });
		const { error } = await kit.run(operation, parameters);
		expect(error?.description).toContain('It was not retried');
		expect(kit.sent()).toHaveLength(1);
	});
});

describe('The rate limit of API V3', () => {
	it('is respected over a minute without a 429', async () => {
		const clock = useVirtualClock();
		stopNock();
		const sandbox = createSandbox({ now: clock.now });
		serveThroughNock(sandbox);
		const n8n = new N8n(sandbox, new KitV3V1());
		const items = Array.from({ length: 130 }, (_, n) => ({ n }));
		const run = await clock.run(n8n.execute({ resource: 'account', operation: 'get' }, { items }));
		expect(run.items).toHaveLength(130);
		expect(new Set(sandbox.requests.map(({ status }) => status))).toEqual(new Set([200]));
	});

	it.each([
		{ what: 'a text', body: 'Retry later' },
		{ what: 'JSON', body: { error: 'Too Many Requests', message: 'Retry later' } },
	])('is waited for if Kit responds with $what', async ({ body }) => {
		const clock = useVirtualClock();
		kit.sandbox.faults.add({ kind: 'status', status: 429, times: 2, body });
		const { items } = await clock.run(kit.run('account.get'));
		expect(items).toHaveLength(1);
		expect(kit.sent()).toHaveLength(3);
	});
});
