/* eslint-disable @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in bench/ is published */
import { N8n } from '../../test/engine/n8n';
import { createSandbox } from '../../test/sandbox';
import { Kit, virtualClock } from '../built';
import { given, report } from '../child';
import { answerWith } from '../http';

const PAGE = 1_000;

/** One page of the list as Kit sends it; the cursor is the number of the last record. */
function page(after: number, total: number): string {
	const ids = Array.from({ length: Math.min(PAGE, total - after) }, (_, i) => after + i + 1);
	const subscribers = ids.map(
		(id) =>
			`{"id":${id},"first_name":"Reader ${id}","email_address":"reader${id}@example.com","state":"active","created_at":"2026-03-01T12:00:00Z","fields":{"last_name":"Example ${id}","city":"Town ${id}","source":"website"}}`,
	);
	const last = after + ids.length;
	return `{"subscribers":[${subscribers.join(',')}],"pagination":{"has_previous_page":false,"has_next_page":${last < total},"start_cursor":null,"end_cursor":"${last}","per_page":${PAGE}}}`;
}

/** The records as JSON.parse returns them. */
function parsed(total: number): unknown[] {
	const records: unknown[] = [];
	while (records.length < total) {
		const { subscribers } = JSON.parse(page(records.length, total)) as { subscribers: unknown[] };
		for (const subscriber of subscribers) records.push(subscriber);
	}
	return records;
}

/** The records in the node's output. */
async function listed(total: number): Promise<unknown[]> {
	const clock = virtualClock();
	const headers = { 'content-type': 'application/json' };
	answerWith(async (url) => {
		const after = Number(new URL(url).searchParams.get('after') ?? 0);
		return { status: 200, headers, data: page(after, total) };
	});
	const n8n = new N8n(createSandbox(), new Kit());
	const parameters = { resource: 'subscriber', operation: 'getAll', returnAll: true };
	const { items, error } = await clock.run(n8n.execute(parameters));
	if (error) throw error;
	return items;
}

/** The peak memory for listing that many subscribers, beyond what is loaded anyway. */
async function main(): Promise<void> {
	const [variant, size] = given();
	const get = async (total: number) => (variant === 'parsed' ? parsed(total) : await listed(total));
	await get(10);
	globalThis.gc?.();
	const before = process.memoryUsage().rss;
	const cpuBefore = process.cpuUsage();
	const records = await get(Number(size));
	const { user, system } = process.cpuUsage(cpuBefore);
	const most = process.resourceUsage().maxRSS * 1024;
	globalThis.gc?.();
	const heap = process.memoryUsage().heapUsed;
	report({
		records: records.length,
		bytes: most - before,
		heap,
		microseconds: (user + system) / records.length,
	});
}

void main();
