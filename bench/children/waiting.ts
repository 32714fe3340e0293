/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in bench/ is published */
import { setTimeout as sleep } from 'node:timers/promises';

import { N8n } from '../../test/engine/n8n';
import { createSandbox } from '../../test/sandbox';
import { useClock } from '../built';
import { given, report } from '../child';
import { nodeFor } from '../nodeFor';
import { skippedWaits } from '../skippedWaits';
import { answerAll } from '../stub';

/** As many as Kit allows in a minute with an API key. */
const LIMIT = 120;

/** The memory in use when a run has reached Kit's limit and waits for the minute to pass. */
async function main(): Promise<void> {
	const [variant = '', job = '', size] = given();
	let isMeasured = false;
	const waits: unknown[] = [];
	const wait = async () => {
		if (isMeasured) await new Promise((end) => waits.push(end));
	};
	useClock(skippedWaits(wait));
	let answered = Infinity;
	const asked = answerAll(
		() => false,
		(request) => request > answered,
	);
	const { node, parameters, item, authentication } = nodeFor(variant, job);
	const n8n = new N8n(createSandbox(), node);
	const start = async (count: number) => {
		const items = Array.from({ length: count }, (_, i) => item(i));
		return await n8n.execute(parameters, { items, authentication });
	};
	// What is loaded on first use must not count for any item.
	await start(LIMIT);

	isMeasured = true;
	answered = asked.count + LIMIT;
	const before = await used();
	const running = start(Number(size));
	while (asked.count <= answered && waits.length === 0) await sleep(1);
	// Responses that are still in flight arrive.
	await sleep(100);
	const bytes = (await used()) - before;
	report({ bytes, requests: asked.count });
	// Nothing resumes it, so it must be cancelled.
	void running;
	process.exit();
}

/** Some objects are only released one turn after the last reference to them. */
async function used(): Promise<number> {
	for (let i = 0; i < 5; i++) {
		globalThis.gc?.();
		await sleep(20);
	}
	return process.memoryUsage().heapUsed;
}

void main();
