/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in bench/ is published */
import { writeFileSync } from 'node:fs';

import { readSection } from './section';

const ROW = 26;
const LABELS = 220;
const BARS = 380;
const WIDTH = LABELS + BARS + 60;

/** The nodes of this package; the others come with n8n. */
const OURS = ['Create or Update', 'Bulk Tag Subscribers'];

interface Bar {
	node: string;
	rows: string;
	/** How long n8n was unresponsive, in seconds. */
	silent: number;
}

/**
 * Draws the table of `npm run bench:n8n` as a picture for the README.
 *
 * @param file the Markdown file that has the table
 */
export function drawChart(file: string, picture: string): void {
	writeFileSync(picture, chart(readSection(file, 'npm run bench:n8n')));
}

/**
 * @param table in Markdown, with node, number of rows and seconds in its first columns
 * @returns an SVG that can be read on light and on dark pages
 */
export function chart(table: string): string {
	const bars = barsIn(table);
	const longest = Math.max(...bars.map(({ silent }) => silent));
	const sizes = [...new Set(bars.map(({ rows }) => rows))];
	const height = (bars.length + sizes.length) * ROW + 2 * ROW;
	let y = ROW;
	const lines = sizes.flatMap((size) => [
		`<text class="size" x="0" y="${(y += ROW)}">${size} rows</text>`,
		...bars
			.filter(({ rows }) => rows === size)
			.flatMap(({ node, silent }) => {
				y += ROW;
				const width = Math.round((silent / longest) * BARS);
				const isOurs = OURS.includes(node);
				return [
					`<text x="${LABELS - 12}" y="${y}" text-anchor="end">${isOurs ? `Kit: ${node}` : node}</text>`,
					`<rect class="${isOurs ? 'ours' : 'other'}" x="${LABELS}" y="${y - 14}" width="${width}" height="18" rx="3"/>`,
					`<text x="${LABELS + width + 8}" y="${y}">${silent.toFixed(2)} s</text>`,
				];
			}),
	]);
	return `${[
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
		`<title>${TITLE}: ${bars.map(({ node, rows, silent }) => `${node}, ${rows} rows, ${silent} s`).join('; ')}</title>`,
		`<style>${STYLE}</style>`,
		`<text class="title" x="0" y="18">${TITLE}</text>`,
		...lines,
		'</svg>',
	].join('\n')}\n`;
}

const TITLE = 'Longest time n8n is unresponsive while a node runs (shorter is better)';

const STYLE = [
	'text { font: 14px system-ui, sans-serif; fill: #57606a }',
	'.title, .size { font-weight: 600; fill: #24292f }',
	'.ours { fill: #2f81f7 } .other { fill: #8b949e }',
	'@media (prefers-color-scheme: dark) { text { fill: #9198a1 } .title, .size { fill: #f0f6fc } }',
].join(' ');

function barsIn(table: string): Bar[] {
	const rows = table.split('\n').filter((line) => line.startsWith('| '));
	return rows.flatMap((row) => {
		const [, node = '', size = '', seconds = ''] = row.split('|').map((cell) => cell.trim());
		const silent = Number.parseFloat(seconds);
		return Number.isNaN(silent) ? [] : [{ node, rows: size, silent }];
	});
}
