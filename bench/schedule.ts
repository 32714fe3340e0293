import { createSandbox } from '../test/sandbox';
import { startServer } from '../test/sandbox/server';
import { child } from './child';
import { fastClock } from './fastClock';
import { count, type Row } from './table';

const LIMIT = 120;
const MINUTE = 60_000;

/** How long 1,000 requests take over loopback, against the ideal of a rolling window. */
export async function schedule(): Promise<Row[]> {
	return [await share(1), await share(3)];
}

async function share(processes: number): Promise<Row> {
	const requests = 1_000;
	const sandbox = createSandbox({ now: fastClock.now, sleep: fastClock.sleep });
	const server = await startServer(sandbox, 0);
	// Time for all processes to come up.
	const start = fastClock.now() + MINUTE;
	const running = Array.from({ length: processes }, async (_, i) => {
		const own = Math.floor((requests + i) / processes);
		const args = [server.port, sandbox.apiKey, LIMIT, own, start];
		return await child<{ succeeded: number }>('schedule.ts', ...args);
	});
	const succeeded = (await Promise.all(running)).reduce((sum, each) => sum + each.succeeded, 0);
	await server.close();
	if (succeeded !== requests) throw new Error(`${requests - succeeded} requests were lost`);

	const accepted = sandbox.requests.filter(({ status }) => status === 200).map(({ at }) => at);
	const refused = sandbox.requests.length - accepted.length;
	const last = Math.max(...accepted) - Math.min(...accepted);
	const ideal = (Math.ceil(requests / LIMIT) - 1) * MINUTE;
	const seconds = (ms: number) => `${(ms / 1_000).toFixed(0)} s`;
	return {
		ratio: last / ideal,
		what: processes === 1 ? 'Time until the last request' : `The same, ${processes} processes`,
		size: `${count(requests)} requests`,
		measured: `${seconds(last)}, ${refused} refused`,
		baseline: `${seconds(ideal)} at ${LIMIT} a minute`,
	};
}
