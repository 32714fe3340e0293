/* eslint-disable @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in test/ is published */

/** Prints what is going on. */
export interface Say {
	(line: string): void;
	/**
	 * For slow steps: prints the text now and every half minute, until the returned function is
	 * called.
	 */
	during(line: string): () => void;
}

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

function during(line: string): () => void {
	print(`${line} …`);
	const startedAt = Date.now();
	const reminder = setInterval(() => print(`  … still running (${seconds(startedAt)} s)`), 30_000);
	return () => {
		clearInterval(reminder);
		print(`  done in ${seconds(startedAt)} s`);
	};
}

function seconds(since: number): number {
	return Math.round((Date.now() - since) / 1000);
}

export const say: Say = Object.assign(print, { during });
