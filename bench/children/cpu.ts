/* eslint-disable @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in bench/ is published */
import { N8n } from '../../test/engine/n8n';
import { onlyOperations } from '../../test/engine/onlyOperations';
import { createSandbox } from '../../test/sandbox';
import { Kit, virtualClock } from '../built';
import { given, report } from '../child';
import { answerWith } from '../http';
import { plain } from '../plain';

/** The CPU time that n8n needs to create so many tags, with this package's layers or without. */
async function main(): Promise<void> {
	const [variant, parameters, size] = given();
	const clock = virtualClock();
	const data = '{"tag":{"id":1,"name":"VIP","created_at":"2026-03-01T12:00:00Z"}}';
	const headers = { 'content-type': 'application/json' };
	answerWith(async () => ({ status: 201, headers, data }));
	const whole = new Kit();
	const kit = parameters === 'all' ? whole : onlyOperations(whole, { tag: ['create'] });
	const n8n = new N8n(createSandbox(), variant === 'plain' ? plain(kit, 'tag') : kit);
	const run = async (count: number) => {
		const items = Array.from({ length: count }, (_, i) => ({ name: `Tag ${i}` }));
		const create = { resource: 'tag', operation: 'create', name: '={{ $json.name }}' };
		const { items: created, error } = await clock.run(n8n.execute(create, { items }));
		if (error) throw error;
		if (created.some(({ json }) => json.name !== 'VIP')) throw new Error('A tag is missing');
		return created.length;
	};
	// What is compiled on the way belongs to no item.
	await run(300);
	const before = process.cpuUsage();
	const items = await run(Number(size));
	const { user, system } = process.cpuUsage(before);
	report({ items, microseconds: (user + system) / items });
}

void main();
