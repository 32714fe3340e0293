// eslint-disable-next-line @n8n/community-nodes/no-restricted-imports -- reads the README
import { readFileSync } from 'node:fs';

import type { INodeTypeDescription } from 'n8n-workflow';

import { Kit } from '../../nodes/Kit/Kit.node';
import { KitPollingTrigger } from '../../nodes/Kit/KitPollingTrigger.node';
import { KitV3V1 } from '../../nodes/KitV3/KitV3V1.node';
import { EVENTS } from '../../nodes/shared/trigger/events';
import { operations } from '../contract/operations';
import { operationsV3 } from '../contract/operationsV3';

const readme = readFileSync('README.md', 'utf8');

function rowsOf({ properties }: INodeTypeDescription): string[] {
	const optionsOf = (parameter: string, resource?: string): Array<[string, string]> => {
		const property = properties.find(
			({ name, displayOptions }) =>
				name === parameter &&
				(resource === undefined || displayOptions?.show?.resource?.includes(resource)),
		);
		return (property?.options ?? []).flatMap((option) =>
			'value' in option ? [[option.name, String(option.value)]] : [],
		);
	};
	return optionsOf('resource').map(([name, value]) => {
		const operations = optionsOf('operation', value).map(([operation]) => operation);
		return `| ${name} | ${operations.join(', ')} |`;
	});
}

/** The text under a heading, up to the next heading. */
function sectionOf(title: string): string {
	const [, section = ''] = new RegExp(`\\n##+ ${title}\\n([^]*?)\\n##`).exec(readme) ?? [];
	return section;
}

/** The rows of the table in a section. */
function tableIn(title: string): string[] {
	return sectionOf(title)
		.split('\n')
		.filter((line) => line.startsWith('| ') && !/^\| (Resource|-+) /.test(line))
		.map((line) => line.replace(/ +/g, ' '));
}

describe('The README', () => {
	it.each([
		{ section: 'Operations', description: new Kit().description },
		{ section: 'Kit V3', description: new KitV3V1().description },
	])(
		'lists exactly the operations of the node $description.displayName under $section',
		({ section, description }) => {
			expect(tableIn(section)).toEqual(rowsOf(description));
		},
	);

	it('states how many operations the APIs have', () => {
		const said = [...readme.matchAll(/(\d+) operations/g)].map(([, count]) => Number(count));
		const counts = [operations.length, operationsV3.length];
		expect(said).not.toEqual([]);
		expect(said.filter((count) => !counts.includes(count))).toEqual([]);
	});

	it('states how many events the trigger has', () => {
		expect(readme).toContain(`| ${Object.keys(EVENTS).length} events, authenticated;`);
	});

	it('states which trigger has which event', () => {
		const rows = (sectionOf('Trigger').match(/^\| .*$/gm) ?? []).map((row) => row.split(/ *\| */));
		const polled = rows.flatMap(([, name, , polling]) =>
			polling?.startsWith('Yes') ? [name] : [],
		);
		const { properties } = new KitPollingTrigger().description;
		const events = properties.find(({ name }) => name === 'events')?.options ?? [];
		expect(polled.sort()).toEqual(events.map(({ name }) => name).sort());
	});

	it('has the sections that the nodes and credentials link to', () => {
		expect(readme).toContain('\n### Kit API (API key)\n');
		expect(readme).toContain('\n### Kit OAuth2 API\n');
		expect(readme).toContain('\n### Kit Plugin API\n');
		expect(readme).toContain('\n### Kit V3 API\n');
		expect(readme).toContain('\n## Editor plugins\n');
		expect(readme).toContain('\n## Credentials\n');
		expect(readme).toContain('\n## Operations\n');
		expect(readme).toContain('\n### Kit V3\n');
		expect(readme).toContain('\n### Kit Polling Trigger\n');
		expect(readme).toContain('\n## Trigger\n');
	});

	it('has its sections in the order in which people need them', () => {
		expect([...readme.matchAll(/^## (.+)$/gm)].map(([, title]) => title)).toEqual([
			'What makes it different',
			'Installation',
			'Your first workflow',
			'Credentials',
			'Operations',
			'Trigger',
			'Editor plugins',
			'AI agents',
			'Compatibility',
			'Limits',
			'Links',
		]);
	});

	it('has a test for each claim about n8n’s own ConvertKit node', () => {
		const rows = tableIn("How it differs from n8n's own ConvertKit node").slice(1);
		const tests = rows.map((row) => {
			const [, file = '', title = ''] = /\]\((\S+) '(.+)'\) \|$/.exec(row) ?? [];
			return { row, found: file !== '' && readFileSync(file, 'utf8').includes(title) };
		});
		expect(tests.length).toBeGreaterThan(9);
		expect(tests.filter(({ found }) => !found)).toEqual([]);
	});
});
