/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in bench/ is published */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Where the nodes are that come with n8n. */
export const nodesOfN8n = join(__dirname, '../test/e2e/node_modules/n8n-nodes-base');

/**
 * Whether n8n's built-in nodes are installed.
 *
 * @param what cannot be compared otherwise
 * @param say gets a message in that case
 */
export function hasNodesOfN8n(what: string, say: (sentence: string) => void): boolean {
	const isThere = existsSync(nodesOfN8n);
	if (!isThere) {
		say(
			`n8n is not installed in test/e2e (npm run test:e2e installs it), so ${what} is not compared.`,
		);
	}
	return isThere;
}

/**
 * Creates an instance of a class that comes with n8n.
 *
 * @param file below its folder of nodes
 * @param name of the class
 */
export function fromN8n<T>(file: string, name: string, ...args: unknown[]): T {
	const load = createRequire(join(nodesOfN8n, 'package.json'));
	const exported = load(`./dist/nodes/${file}`) as Record<string, new (...args: unknown[]) => T>;
	const Made = exported[name];
	if (!Made) throw new Error(`${file} has no ${name}`);
	return new Made(...args);
}
