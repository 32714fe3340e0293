// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads what was built
import { readdirSync, readFileSync } from 'node:fs';

import { PackageDirectoryLoader } from 'n8n-core';

import manifest from '../../package.json';

const scripts = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((file) =>
	file.endsWith('.js'),
);

describe('The build', () => {
	it.each(scripts)(
		'dist/%s requires n8n-workflow, node:crypto and files beside it only',
		(script) => {
			const text = readFileSync(`dist/${script}`, 'utf8');
			const required = [...text.matchAll(/\b(?:require|import)\(\s*["'`]([^"'`]*)["'`]\s*\)/g)].map(
				([, name = '']) => name,
			);
			const foreign = required.filter(
				(name) => !['n8n-workflow', 'node:crypto'].includes(name) && !/^\.\.?\//.test(name),
			);
			expect(foreign).toEqual([]);
		},
	);

	it('contains every node and credential in package.json', () => {
		const named = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
		expect(scripts.map((script) => `dist/${script}`)).toEqual(expect.arrayContaining(named));
	});

	it('is loaded by n8n, with icons, codex and credentials', async () => {
		const loader = new PackageDirectoryLoader('.');
		await loader.loadAll();
		expect(loader.packageName).toBe('n8n-nodes-kit');

		const { nodes, credentials } = loader.types;
		expect(credentials.map(({ name }) => name).sort()).toEqual([
			'kitApi',
			'kitOAuth2Api',
			'kitPluginApi',
			'kitV3Api',
		]);
		expect(nodes.map(({ name }) => name)).toEqual(expect.arrayContaining(['kit', 'kitV3']));
		for (const { name, iconUrl } of [...nodes, ...credentials]) {
			const icon = `icons/n8n-nodes-kit/dist/icons/${/^kitV3(Trigger)?$/.test(name) ? 'kitV3' : 'kit'}`;
			expect(iconUrl).toEqual({ light: `${icon}.svg`, dark: `${icon}.dark.svg` });
		}
		for (const action of nodes.filter(({ name }) => ['kit', 'kitV3'].includes(name))) {
			expect(action.codex?.categories).toEqual(['Marketing & Content']);
			expect(action.usableAsTool).toBe(true);
		}
		expect(loader.known.credentials.kitApi?.supportedNodes).toContain('kit');
		expect(loader.known.credentials.kitV3Api?.supportedNodes).toContain('kitV3');
	});
});
