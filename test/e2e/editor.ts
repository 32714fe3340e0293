import { runCases } from './run';

/** `npm run test:e2e:editor`: tests n8n's editor as people use it; arguments are passed to Jest. */
export async function main(args: string[]): Promise<number> {
	return await runCases('jest.editor.config.js', args);
}
