// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the guide
import { readFileSync } from 'node:fs';

import { settingsFields } from '../../nodes/KitPlugin/settings/fields';

const guide = readFileSync('docs/plugins.md', 'utf8');

describe('The guide for plugins', () => {
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
