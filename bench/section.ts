/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in bench/ is published */
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Replaces a section of a Markdown file.
 *
 * @param file with the comments `<!-- name -->` and `<!-- end of name -->` around the section
 */
export function writeSection(file: string, name: string, text: string): void {
	const { before, after } = sectionIn(file, name);
	const [start, end] = commentsOf(name);
	writeFileSync(file, `${before}${start}\n\n${text}\n\n${end}${after}`);
}

/** @returns the text between the two comments of a Markdown file */
export function readSection(file: string, name: string): string {
	return sectionIn(file, name).text.trim();
}

function sectionIn(file: string, name: string): { before: string; text: string; after: string } {
	const [start, end] = commentsOf(name);
	const [before, rest] = readFileSync(file, 'utf8').split(start);
	const [text, after] = rest?.split(end) ?? [];
	if (before === undefined || text === undefined || after === undefined) {
		throw new Error(`${file} has no ${start}`);
	}
	return { before, text, after };
}

const commentsOf = (name: string): [string, string] => [
	`<!-- ${name} -->`,
	`<!-- end of ${name} -->`,
];
