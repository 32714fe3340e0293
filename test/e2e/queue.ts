import { findQueuePrograms } from './queuePrograms';
import { runCases } from './run';

/** `npm run test:e2e:queue`: runs the cases for n8n with workers; arguments are passed to Jest. */
export async function main(args: string[]): Promise<number> {
	// before anything is built, and with a message instead of a stack trace
	findQueuePrograms();
	return await runCases('jest.queue.config.js', args);
}
