// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the README
import { readFileSync } from 'node:fs';

import { Kit } from '../../nodes/Kit/Kit.node';
import { EVENTS } from '../../nodes/shared/trigger/events';

const readme = readFileSync('README.md', 'utf8');
const { properties } = new Kit().description;

const rows = optionsOf('resource').map(([name, value]) => {
	const operations = optionsOf('operation', value).map(([operation]) => operation);
	return `| ${name} | ${operations.join(', ')} |`;
});

function optionsOf(parameter: string, resource?: string): Array<[string, string]> {
	const property = properties.find(
		({ name, displayOptions }) =>
			name === parameter &&
			(resource === undefined || displayOptions?.show?.resource?.includes(resource)),
	);
	return (property?.options ?? []).flatMap((option) =>
		'value' in option ? [[option.name, String(option.value)]] : [],
	);
}

describe('The README', () => {
	it('lists every operation of the Kit node and no other', () => {
		const [, section = ''] = /## Operations\n([^]*?)\n## /.exec(readme) ?? [];
		const table = section
			.split('\n')
			.filter((line) => line.startsWith('| ') && !/^\| (Resource|-+) /.test(line))
			.map((line) => line.replace(/ +/g, ' '));
		expect(table).toEqual(rows);
	});

	it('says how many events the trigger knows', () => {
		expect(readme).toContain(`| ${Object.keys(EVENTS).length} events, signed,`);
	});

	it('has the sections that the nodes and credentials link to', () => {
		expect(readme).toContain('\n### Kit API (API key)\n');
		expect(readme).toContain('\n### Kit OAuth2 API\n');
		expect(readme).toContain('\n## Credentials\n');
		expect(readme).toContain('\n## Trigger\n');
	});
});
