// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the documents and the source
import { existsSync, readdirSync, readFileSync } from 'node:fs';
// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- finds what a document links to
import { dirname, extname, join } from 'node:path';

import { scripts } from '../../package.json';

const documents = [
	...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
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

	it('links to what is there', () => {
		const links = [...text.matchAll(/\]\(([^)\s]+)/g)]
			.map(([, target = '']) => target)
			.filter((target) => !/^https?:/.test(target));
		const broken = links.filter((target) => {
			const [path = '', anchor] = target.split('#');
			return !isThere(path === '' ? file : join(dirname(file), path), anchor);
		});
		expect(broken).toEqual([]);
	});

	it('names only commands that there are', () => {
		const named = [...text.matchAll(/npm (?:run )?([\w:]+)/g)]
			.filter(([command]) => command.startsWith('npm run ') || command === 'npm test')
			.map(([, name = '']) => name);
		expect(named.filter((name) => !(name in scripts))).toEqual([]);
	});
});

describe('Comments', () => {
	const cited = ['nodes', 'credentials', 'test', 'bench'].flatMap((folder) =>
		readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.filter((name) => extname(name) === '.ts' && !name.includes('node_modules'))
			.flatMap((name) =>
				[...readFileSync(join(folder, name), 'utf8').matchAll(/docs\/kit-api\.md#([\w-]+)/g)].map(
					([, anchor = '']) => ({ file: join(folder, name), anchor }),
				),
			),
	);

	it('cite sections that the page about Kit’s API has', () => {
		const anchors = anchorsIn('docs/kit-api.md');
		expect(cited.length).toBeGreaterThan(20);
		expect(cited.filter(({ anchor }) => !anchors.includes(anchor))).toEqual([]);
	});
});
