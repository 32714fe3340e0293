/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in bench/ is published */
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Puts a text into a Markdown file, in the place of the one from the last time.
 *
 * @param file has the comments `<!-- name -->` and `<!-- end of name -->` around it
 */
export function writeSection(file: string, name: string, text: string): void {
	const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
	const [before, rest] = readFileSync(file, 'utf8').split(start);
	const after = rest?.split(end)[1];
	if (before === undefined || after === undefined) throw new Error(`${file} has no ${start}`);
	writeFileSync(file, `${before}${start}\n\n${text}\n\n${end}${after}`);
}
