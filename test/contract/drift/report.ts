/**
 * The differences as Markdown, for people and for an issue.
 *
 * @param found all differences
 * @param known those that are there on purpose; one that is no longer found is reported as well
 * @returns undefined where everything found is known
 */
export function reportOf(found: string[], known: string[]): string | undefined {
	const sections = [
		{
			title: "New, gone or changed in Kit's description",
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
