/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in bench/ is published */
import { setTimeout as sleep } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import { N8n } from '../../test/engine/n8n';
import { createSandbox } from '../../test/sandbox';
import { useClock } from '../built';
import { given, report } from '../child';
import { nodeFor } from '../nodeFor';
import { skippedWaits } from '../skippedWaits';
import { answerAll } from '../stub';

/** Enough items for V8 to compile what it has compiled in a busy n8n. */
const WARM_UP = 2_000;

/**
 * Watches the event loop from now on with a timer that is due every millisecond.
 *
 * @returns a function that stops it and returns the timer's longest delay in milliseconds. Time
 * that the machine spent on other processes does not count.
 */
function longestBlock(): () => Promise<number> {
	let longest = 0;
	let last = performance.now();
	let lastCpu = process.cpuUsage();
	const timer = setInterval(() => {
		const { user, system } = process.cpuUsage(lastCpu);
		const now = performance.now();
		longest = Math.max(longest, Math.min(now - last - 1, (user + system) / 1_000));
		last = now;
		lastCpu = process.cpuUsage();
	}, 1);
	return async () => {
		await sleep(5);
		clearInterval(timer);
		return longest;
	};
}

/** The cost of a run in n8n's engine, per item and in total. */
async function main(): Promise<void> {
	const [variant = '', job = '', size] = given();
	useClock(skippedWaits());
	let isWarmingUp = true;
	const asked = answerAll(() => isWarmingUp);
	const { node, parameters, item, authentication, prepare } = nodeFor(variant, job);
	const n8n = new N8n(createSandbox(), node);
	prepare?.(n8n);
	const run = async (items: IDataObject[]) => {
		const { items: output, error } = await n8n.execute(parameters, { items, authentication });
		if (error) throw error;
		const isComplete = output.length === items.length || variant === 'evaluate';
		if (!isComplete) throw new Error(`${output.length} of ${items.length} items are in the output`);
	};
	const rows = (count: number) => Array.from({ length: count }, (_, i) => item(i));
	// Compilation on first use must not count for any item.
	await run(rows(WARM_UP));
	const digest = asked.digest();
	isWarmingUp = false;

	const items = rows(Number(size));
	globalThis.gc?.();
	const before = process.cpuUsage();
	await run(items);
	const { user, system } = process.cpuUsage(before);
	// Separately, because the watching timer takes CPU time whenever the event loop has its turn.
	globalThis.gc?.();
	const blocked = longestBlock();
	await run(items);
	report({ microseconds: (user + system) / items.length, milliseconds: await blocked(), digest });
}

void main();
