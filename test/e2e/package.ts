/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, npmProblem } from './command';
import { Problem } from './problem';

const root = join(__dirname, '..', '..');

/**
 * Builds and packs this package, and installs the tarball into n8n's user folder: exactly the files
 * that npm would publish, where n8n looks for community packages.
 */
export async function installPackage(n8nFolder: string): Promise<void> {
	const built = await npm(process.execPath, ['run', 'build'], root);
	if (!built.ok) {
		throw new Problem(
			`The package cannot be built; \`npm run build\` shows the same errors:\n\n${built.output}`,
		);
	}

	const packed = await npm(
		process.execPath,
		['pack', '--json', '--loglevel=error', '--pack-destination', n8nFolder],
		root,
	);
	const file = /"filename":\s*"([^"]+\.tgz)"/.exec(packed.output)?.[1];
	if (!packed.ok || file === undefined) throw npmProblem('Packing the package', packed.output);

	const nodesFolder = join(n8nFolder, '.n8n', 'nodes');
	mkdirSync(nodesFolder, { recursive: true });
	// n8n's own list of installed packages. Without it, npm would look for a package.json further up,
	// which for `.demo` is that of this repository.
	const list = { name: 'installed-nodes', private: true, dependencies: {} };
	writeFileSync(join(nodesFolder, 'package.json'), JSON.stringify(list));
	const installed = await npm(
		process.execPath,
		// n8n provides the only peer, n8n-workflow; it installs packages without peers too
		['install', join(n8nFolder, file), '--legacy-peer-deps', '--ignore-scripts', '--no-audit'],
		nodesFolder,
	);
	if (!installed.ok) throw npmProblem('Installing the package into n8n', installed.output);
}
