import type { IDataObject } from 'n8n-workflow';
import { until } from '../until';
import { triggerWorkflow } from '../workflow';
import { apiKey, world } from './world';

const TRIGGER = 'Kit Polling Trigger';

/** Active workflows: what a failed case leaves behind must not affect the next. */
const running = new Set<string>();

/** Each takes a minute or two, because n8n polls at most once a minute. */
export function pollingCases(): void {
	afterEach(async () => {
		for (const id of running) await world().n8n.deactivate(id);
		running.clear();
	});

	it('records what exists when it is activated, and starts once for what is new', async () => {
		add('before');
		const id = await active();
		const email = add('after');

		expect(await toldBy(id, 1)).toEqual([email]);
		await nextPoll();
		expect(await toldBy(id, 1)).toEqual([email]);
		const [request] = polls();
		expect(request?.query).toMatchObject({ sort_field: 'created_at', status: 'all' });
	});

	it('continues after n8n was restarted, and delivers what happened in the meantime', async () => {
		const id = await active();
		const before = add('before-restart');
		await toldBy(id, 1);
		let meanwhile = '';

		await world().restart({ meanwhile: () => (meanwhile = add('meanwhile-restart')) });

		expect(await toldBy(id, 2)).toEqual([before, meanwhile]);
		await nextPoll();
		expect(await toldBy(id, 2)).toEqual([before, meanwhile]);
	});

	it('continues after n8n was killed before it had reported anything', async () => {
		const id = await active();
		let meanwhile = '';

		await world().restart({ kill: true, meanwhile: () => (meanwhile = add('meanwhile-kill')) });

		expect(await toldBy(id, 1)).toEqual([meanwhile]);
		await nextPoll();
		expect(await toldBy(id, 1)).toEqual([meanwhile]);
	});

	it('shows the latest ten when it is tested from the editor', async () => {
		const { n8n } = world();
		const emails = Array.from({ length: 12 }, (_, index) => add(`tested-${index}`));
		const id = await n8n.importWorkflow(workflow(), await apiKey());
		const execution = await n8n.run(id, TRIGGER);
		expect(execution.error).toBeUndefined();
		expect(execution.items(TRIGGER).map(({ json }) => emailIn(json))).toEqual(emails.slice(2));
	});
}

function workflow() {
	const parameters = {
		pollTimes: { item: [{ mode: 'everyMinute' }] },
		events: ['subscriber.created'],
	};
	return triggerWorkflow(TRIGGER, parameters, 'n8n-nodes-kit.kitPollingTrigger');
}

async function active(): Promise<string> {
	const { n8n } = world();
	const id = await n8n.importWorkflow(workflow(), await apiKey());
	running.add(id);
	await n8n.activate(id);
	return id;
}

function add(name: string): string {
	const emailAddress = `polling-${name}@example.com`;
	world().sandbox.store.addSubscriber({ emailAddress });
	return emailAddress;
}

/** The trigger's requests to Kit. */
function polls() {
	return world().sandbox.requests.filter(
		({ path, query }) => path === '/v4/subscribers' && query.created_after !== undefined,
	);
}

async function nextPoll(): Promise<void> {
	const { length } = polls();
	await until(() => polls().length > length);
}

/**
 * The subscribers that the workflow was started with, in order, in exactly the expected number of
 * runs.
 */
async function toldBy(workflowId: string, runs: number): Promise<unknown[]> {
	const { n8n } = world();
	await until(async () => (await n8n.executionIds(workflowId)).length >= runs);
	const ids = await n8n.executionIds(workflowId);
	expect(ids).toHaveLength(runs);
	const emails: unknown[] = [];
	for (const id of ids.sort((a, b) => Number(a) - Number(b))) {
		const execution = await n8n.finished(id);
		expect(execution.error).toBeUndefined();
		emails.push(...execution.items(TRIGGER).map(({ json }) => emailIn(json)));
	}
	return emails;
}

function emailIn({ subscriber }: IDataObject): unknown {
	return (subscriber as IDataObject).email_address;
}
