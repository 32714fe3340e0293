/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** Runs the cases; arguments go on to jest, so `npm run test:e2e -- -t paging` runs those about paging. */
export async function main(args: string[]): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), 'kit-e2e-'));
	const jest = spawn(
		process.execPath,
		[
			join(root, 'node_modules/jest/bin/jest.js'),
			'--config',
			join(__dirname, 'jest.config.js'),
			...args,
		],
		{ cwd: root, stdio: 'inherit', env: { ...process.env, KIT_E2E_FOLDER: folder } },
	);
	process.once('exit', () => {
		jest.kill();
		rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
	});
	return await new Promise((resolve) => jest.once('close', (code) => resolve(code ?? 1)));
}
