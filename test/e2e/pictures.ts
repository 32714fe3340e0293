/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCases } from './run';

/** `npm run pictures`: runs the cases in n8n's editor, and keeps their screenshots. */
export async function main(args: string[]): Promise<number> {
	const folder = join(__dirname, '..', '..', 'docs', 'pictures');
	mkdirSync(folder, { recursive: true });
	process.env.KIT_PICTURES = folder;
	return await runCases('jest.editor.config.js', args);
}
