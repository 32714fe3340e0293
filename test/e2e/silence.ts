/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/**
 * Measures how long n8n is unresponsive while something runs: `/healthz` is requested every 100 ms,
 * so an idle n8n comes to slightly more than that.
 *
 * @param url of n8n
 * @returns the longest time between two responses, in milliseconds
 */
export async function silenceDuring(url: string, work: () => Promise<void>): Promise<number> {
	const pulse = new Worker(join(__dirname, 'pulse.cjs'), {
		workerData: { address: `${url}/healthz` },
	});
	try {
		await once(pulse, 'message');
		await work();
		pulse.postMessage('over');
		const [longest] = (await once(pulse, 'message')) as [number];
		return longest;
	} finally {
		await pulse.terminate();
	}
}
