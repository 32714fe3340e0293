import { runCases } from './run';

/** `npm run test:e2e:n8n1`: the cases that n8n 1 might answer differently; arguments go on to jest. */
export async function main(args: string[]): Promise<number> {
	return await runCases('jest.n8n1.config.js', args);
}
