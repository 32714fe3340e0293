// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the sources
import { readdirSync, readFileSync } from 'node:fs';
// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- part of Node.js, test only
import { dirname, join, normalize } from 'node:path';

/** What each folder of nodes/ may import from; unlisted folders only import from themselves. */
const ALLOWED: Record<string, string[]> = {
	'shared/transport': ['shared/basics'],
	'shared/run': ['shared/basics', 'shared/transport'],
	'shared/fields': ['shared/basics', 'shared/run', 'shared/transport'],
	'shared/parameters': ['shared/fields'],
	'shared/trigger': ['shared/basics', 'shared/fields', 'shared/transport'],
};

const sources = readdirSync('nodes', { recursive: true, encoding: 'utf8' }).filter((file) =>
	file.endsWith('.ts'),
);

/** `shared/run` for files in nodes/shared/run, and `Kit` for files in nodes/Kit. */
function roomOf(file: string): string {
	const [first = '', second = ''] = file.split('/');
	return first === 'shared' ? `${first}/${second}` : first;
}

function importsOf(file: string): string[] {
	const text = readFileSync(join('nodes', file), 'utf8');
	return [...text.matchAll(/ from '(\.[^']+)'/g)].map(([, path = '']) =>
		normalize(join(dirname(file), path)),
	);
}

describe('The folders of nodes/', () => {
	it.each([...new Set(sources.map(roomOf))])('%s imports only from those below it', (room) => {
		const ofNode = ['shared/basics', 'shared/fields', 'shared/parameters', 'shared/run'];
		const allowed = room.startsWith('shared/')
			? (ALLOWED[room] ?? [])
			: [...ofNode, 'shared/transport', 'shared/trigger'];
		const imported = sources
			.filter((file) => roomOf(file) === room)
			.flatMap(importsOf)
			.map(roomOf)
			.filter((other) => other !== room);
		expect([...new Set(imported)].filter((other) => !allowed.includes(other))).toEqual([]);
	});
});
