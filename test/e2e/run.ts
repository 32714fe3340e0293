/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/**
 * Runs the cases; arguments are passed to Jest, so `npm run test:e2e -- -t paging` runs those about
 * paging.
 */
export async function main(args: string[]): Promise<number> {
	return await runCases('jest.config.js', args);
}

/** Runs the cases that a Jest configuration of this folder selects. */
export async function runCases(config: string, args: string[]): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), 'kit-e2e-'));
	const jest = spawn(
		process.execPath,
		[join(root, 'node_modules/jest/bin/jest.js'), '--config', join(__dirname, config), ...args],
		{ cwd: root, stdio: 'inherit', env: { ...process.env, KIT_E2E_FOLDER: folder } },
	);
	process.once('exit', () => {
		jest.kill();
		remove(folder);
	});
	return await new Promise((resolve) => jest.once('close', (code) => resolve(code ?? 1)));
}

/**
 * For the end of the program: after Ctrl-C, processes that write to the folder need a moment to
 * end.
 */
export function remove(folder: string): void {
	for (let tries = 0; tries < 50 && existsSync(folder); tries++) {
		// an exiting program cannot wait in any other way
		if (tries > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
		try {
			rmSync(folder, { recursive: true, force: true });
		} catch {
			// another process was faster
		}
	}
}
