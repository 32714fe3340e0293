// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the documents and the source
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- finds what a document links to
import { dirname, extname, join } from 'node:path';

import { chart } from '../../bench/chart';
import { readSection } from '../../bench/section';
import { scripts } from '../../package.json';

const documents = [
	...[
		'README.md',
		'CONTRIBUTING.md',
		'CHANGELOG.md',
		'SECURITY.md',
		'CODE_OF_CONDUCT.md',
		'examples/README.md',
	],
	...readdirSync('docs')
		.filter((name) => name.endsWith('.md'))
		.map((name) => join('docs', name)),
];

/** The anchors that GitHub gives the headings of a document. */
function anchorsIn(file: string): string[] {
	return [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
		title
			.toLowerCase()
			.replace(/[^\w -]/g, '')
			.replace(/ /g, '-'),
	);
}

function isThere(file: string, anchor: string | undefined): boolean {
	if (!existsSync(file)) return false;
	return anchor === undefined || anchorsIn(file).includes(anchor);
}

describe.each(documents)('%s', (file) => {
	const text = readFileSync(file, 'utf8');

	it('only links to existing targets', () => {
		const links = [...text.matchAll(/\]\(([^)\s]+)/g)]
			.map(([, target = '']) => target)
			.filter((target) => !/^https?:/.test(target));
		const broken = links.filter((target) => {
			const [path = '', anchor] = target.split('#');
			return !isThere(path === '' ? file : join(dirname(file), path), anchor);
		});
		expect(broken).toEqual([]);
	});

	it('only names existing commands', () => {
		const named = [...text.matchAll(/npm (?:run )?([\w:]+)/g)]
			.filter(([command]) => command.startsWith('npm run ') || command === 'npm test')
			.map(([, name = '']) => name);
		expect(named.filter((name) => !(name in scripts))).toEqual([]);
	});
});

describe('The pictures', () => {
	const pictures = readdirSync('docs/pictures').map((name) => join('docs/pictures', name));
	const shown = documents.flatMap((file) =>
		[
			...readFileSync(file, 'utf8').matchAll(
				/[("](?:https:\/\/raw\S+\/main\/docs\/)?(pictures\/\S+?)[)"]/g,
			),
		].map(([, picture = '']) => join('docs', picture)),
	);

	it('are those that the documents use', () => {
		expect([...new Set(shown)].sort()).toEqual(pictures.sort());
	});

	it('are small', () => {
		const sizes = pictures.map((picture) => statSync(picture).size);
		expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(1_000_000);
	});
});

describe('Comments', () => {
	// Without test/e2e, where n8n is installed.
	const tests = readdirSync('test').filter((name) => name !== 'e2e' && extname(name) === '');
	const folders = ['nodes', 'credentials', 'bench', ...tests.map((name) => join('test', name))];
	const cited = folders
		.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
		.filter((entry) => entry.isFile() && extname(entry.name) === '.ts')
		.map(({ parentPath, name }) => join(parentPath, name))
		.flatMap((file) =>
			[...readFileSync(file, 'utf8').matchAll(/docs\/kit-api\.md#([\w-]+)/g)].map(
				([, anchor = '']) => ({ file, anchor }),
			),
		);

	it('only cite existing sections of the page about Kit’s API', () => {
		const anchors = anchorsIn('docs/kit-api.md');
		expect(cited.length).toBeGreaterThan(20);
		expect(cited.filter(({ anchor }) => !anchors.includes(anchor))).toEqual([]);
	});
});

describe('The chart of the benchmarks', () => {
	it('shows the numbers of the table (npx tsx bench/draw.ts draws it)', () => {
		expect(readFileSync('docs/pictures/benchmark.svg', 'utf8')).toBe(
			chart(readSection('docs/benchmarks.md', 'npm run bench:n8n')),
		);
	});
});
