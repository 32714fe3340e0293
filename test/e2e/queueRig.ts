/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { randomBytes } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startN8n, startWorker, type RunningN8n } from './n8n';
import { findQueuePrograms } from './queuePrograms';
import { startPostgres, startRedis } from './queueServers';
import { rigWith, type Rig } from './rig';
import type { Say } from './say';

/** One of the processes that run executions. */
export interface Worker {
	/** The IDs of the executions it has run so far. */
	executions(): string[];
	/** Kills it. */
	kill(): Promise<void>;
}

/** n8n in queue mode: one main instance for webhooks and the editor, and two workers. */
export interface QueueRig extends Rig {
	workers: Worker[];
}

/** How many executions a worker runs at the same time, so that ten need both. */
const concurrency = 5;

/** Starts everything; `folder` contains all files written while it runs. */
export async function startQueueRig(
	say: Say,
	options: { folder: string; seed?: 'believable' | 'empty' },
): Promise<QueueRig> {
	const programs = findQueuePrograms();
	return await rigWith(say, options, async ({ installed, proxy, toStop }) => {
		const { folder } = options;
		const redis = await startRedis(programs, folder);
		toStop.push(redis.stop);
		const postgres = await startPostgres(programs, folder);
		toStop.push(postgres.stop);

		const env = {
			...redis.env,
			...postgres.env,
			EXECUTIONS_MODE: 'queue',
			// n8n's older expression engine, which many still use; everywhere else, the default engine
			// runs
			N8N_EXPRESSION_ENGINE: 'legacy',
			N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
			N8N_CONCURRENCY_PRODUCTION_LIMIT: String(concurrency),
		};
		const { stop, ...main } = await startN8n(installed, { folder, proxy, env });
		toStop.push(stop);
		const port = Number(new URL(main.url).port);

		const workers: Worker[] = [];
		for (const name of ['worker-1', 'worker-2']) {
			const itsFolder = join(folder, name);
			// as in a separate container, in which the package is installed again
			cpSync(join(folder, '.n8n', 'nodes'), join(itsFolder, '.n8n', 'nodes'), { recursive: true });
			const worker = await startWorker(installed, { folder: itsFolder, proxy, port, env });
			toStop.push(worker.stop);
			workers.push({ executions: () => executionsOf(worker), kill: worker.kill });
		}

		return { ...main, workers };
	});
}

function executionsOf({ logFile }: RunningN8n): string[] {
	const started = readFileSync(logFile, 'utf8').matchAll(/Worker started execution (\d+)/g);
	return [...started].map(([, id]) => String(id));
}
