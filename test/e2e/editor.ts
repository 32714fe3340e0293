import { runCases } from './run';

/** `npm run test:e2e:editor`: n8n's editor as people click it; arguments go on to jest. */
export async function main(args: string[]): Promise<number> {
	return await runCases('jest.editor.config.js', args);
}
