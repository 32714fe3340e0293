import { findQueuePrograms } from './queuePrograms';
import { runCases } from './run';

/** `npm run test:e2e:queue`: the cases about n8n with workers; arguments go on to jest. */
export async function main(args: string[]): Promise<number> {
	// before anything is built, and with a sentence instead of a stack
	findQueuePrograms();
	return await runCases('jest.queue.config.js', args);
}
