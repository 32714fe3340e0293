/** One line of the table: what was measured against what, in one run on one machine. */
export interface Row {
	/** Measured divided by baseline. */
	ratio: number;
	what: string;
	size: string;
	measured: string;
	baseline: string;
}

const HEAD = ['Ratio', 'What', 'Size', 'Measured', 'Baseline'];

/** The rows as a Markdown table. */
export function table(rows: Row[]): string {
	return markdownTable(
		HEAD,
		rows.map(({ ratio, what, size, measured, baseline }) => [
			ratio.toFixed(2),
			what,
			size,
			measured,
			baseline,
		]),
	);
}

/** A table in Markdown, aligned for the terminal too. */
export function markdownTable(head: string[], cells: string[][]): string {
	const widths = head.map((_, column) =>
		Math.max(...[head, ...cells].map((row) => row[column]?.length ?? 0)),
	);
	const line = (row: string[]) =>
		`| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
	const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
	return [line(head), rule, ...cells.map(line)].join('\n');
}

/** 10000 as 10,000. */
export const count = (value: number): string => value.toLocaleString('en-US');

export const median = (values: number[]): number =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
