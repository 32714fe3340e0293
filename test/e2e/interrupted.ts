/* eslint-disable @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in test/ is published */

/** Waits for Ctrl-C, or for any other signal that ends a program. */
export async function interrupted(): Promise<void> {
	await new Promise<void>((resolve) => {
		for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
			// until now, a signal ended the program immediately
			process.removeAllListeners(name);
			process.once(name, () => resolve());
		}
	});
}
