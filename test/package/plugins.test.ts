// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the guide
import { existsSync, readFileSync } from 'node:fs';

import { settingsFields } from '../../nodes/KitPlugin/settings/fields';

const guide = readFileSync('docs/plugins.md', 'utf8');

const headings = [...guide.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
	title
		.toLowerCase()
		.replace(/[^\w -]/g, '')
		.replace(/ /g, '-'),
);

describe('The guide for plugins', () => {
	it('links to what is there', () => {
		const links = [...guide.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);
		expect(links.length).toBeGreaterThan(10);
		const broken = links.filter((target) =>
			target.startsWith('#')
				? !headings.includes(target.slice(1))
				: !existsSync(`docs/${target.split('#')[0]}`),
		);
		expect(broken).toEqual([]);
	});

	it('names every type of setting', () => {
		const [group] = settingsFields.options ?? [];
		const [type] = group && 'values' in group ? group.values : [];
		const names = (type?.options ?? []).flatMap((one) => ('value' in one ? [one.name] : []));
		expect(names.length).toBeGreaterThan(12);
		const words = ['Color', 'Date', 'Font Picker'];
		const missing = names.filter(
			(name) => !guide.includes(name) && !words.some((word) => name.startsWith(word)),
		);
		expect(missing).toEqual([]);
	});

	it('is linked in the README', () => {
		expect(readFileSync('README.md', 'utf8')).toContain('(docs/plugins.md)');
	});
});
