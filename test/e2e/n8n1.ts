import { runCases } from './run';

/**
 * `npm run test:e2e:n8n1`: runs the cases that might differ on n8n 1; arguments are passed to Jest.
 */
export async function main(args: string[]): Promise<number> {
	return await runCases('jest.n8n1.config.js', args);
}
