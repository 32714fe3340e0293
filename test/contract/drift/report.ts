/**
 * The differences as Markdown, for the terminal and for an issue.
 *
 * @param found all differences
 * @param known the intended ones; those that no longer exist are reported as well
 * @returns undefined if there is nothing to report
 */
export function reportOf(found: string[], known: string[]): string | undefined {
	const sections = [
		{
			title: "New, removed or changed in Kit's description",
			lines: found.filter((line) => !known.includes(line)),
		},
		{
			title: 'No longer different: remove these from test/contract/drift/knownDifferences.ts',
			lines: known.filter((line) => !found.includes(line)),
		},
	].filter(({ lines }) => lines.length > 0);
	if (sections.length === 0) return undefined;
	return sections
		.map(({ title, lines }) => `## ${title}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`)
		.join('\n');
}
