/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for something that n8n or Kit does asynchronously. */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
	// Kit retries after half a minute and, if n8n is still down, after another two.
	const deadline = Date.now() + 180_000;
	while (!(await isSo())) {
		if (Date.now() > deadline) throw new Error('It did not happen within three minutes.');
		await sleep(250);
	}
}
