/* eslint-disable @n8n/community-nodes/no-dangerous-functions -- runs one fixed command */
// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- asks npm what it would publish
import { execFileSync } from 'node:child_process';

const [{ files }]: [{ files: Array<{ path: string }> }] = JSON.parse(
	execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'ignore'],
	}),
);
const paths = files.map(({ path }) => path);

describe('The published package', () => {
	it('contains dist, README, LICENSE and package.json and nothing else', () => {
		const beside = paths.filter((path) => !path.startsWith('dist/'));
		expect(beside.sort()).toEqual(['LICENSE.md', 'README.md', 'package.json']);
	});

	it('contains nodes, credentials and icons in dist, and no tests', () => {
		const folders = new Set(
			paths.filter((path) => path.startsWith('dist/')).map((path) => path.split('/')[1]),
		);
		expect([...folders].sort()).toEqual(['credentials', 'icons', 'nodes']);
		expect(paths).toEqual(
			expect.arrayContaining(['dist/icons/kit.svg', 'dist/icons/kit.dark.svg']),
		);
	});
});
