/* eslint-disable @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { createServer } from 'node:net';
import { Problem } from './problem';

/** Reports if another program uses the port, before anything is started that needs it. */
export async function checkPort(port: number): Promise<void> {
	const isFree = await listen(port).then(
		() => true,
		() => false,
	);
	if (isFree) return;
	throw new Problem(
		`Port ${port} is used by another program. Stop that program, or choose another port by adding ` +
			`\`-- --port ${port + 1}\` to the command.`,
	);
}

/** A port that no program on this computer uses. */
export async function freePort(): Promise<number> {
	return await listen(0);
}

/** Occupies a port for a moment: the given one, or with 0 any free one. */
async function listen(wanted: number): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(wanted, '127.0.0.1', () => {
			const address = server.address();
			const port = typeof address === 'object' && address !== null ? address.port : 0;
			server.close(() => resolve(port));
		});
	});
}
