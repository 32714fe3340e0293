/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for what n8n or Kit does in its own time. */
export async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
	// Kit tries again after half a minute, and should n8n not be back by then, after two more.
	const deadline = Date.now() + 180_000;
	while (!(await isSo())) {
		if (Date.now() > deadline) throw new Error('It did not happen within three minutes.');
		await sleep(250);
	}
}
