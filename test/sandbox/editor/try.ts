/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, no-console -- a script for a terminal: it reads lines and prints. Test only. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { deliverOverHttp } from '../index';
import { readPlugin, sendWhereRead } from './pluginFile';
import { Terminal } from './terminal';

const USAGE = [
	'npm run editor -- <setup page URL or JSON file>',
	'',
	"The URL of the Kit Plugin Trigger's setup page, or a JSON file with requestUrl, settings and,",
	'for a plugin with OAuth, oauth: { authorizationUrl, tokenUrl, refreshUrl, revokeUrl, clientId,',
	'clientSecret }. A media source has type: "mediaSource" as well.',
].join('\n');

async function main(source: string | undefined): Promise<void> {
	if (source === undefined) throw new Error(USAGE);
	const input = createInterface({ input: process.stdin, terminal: false });
	const lines = input[Symbol.asyncIterator]();
	const ask = async (question: string): Promise<string> => {
		process.stdout.write(question);
		const { value, done } = await lines.next();
		if (done === true) throw new Error('The input ended.');
		return String(value);
	};

	const isPage = /^https?:/.test(source);
	const text = isPage
		? await (await deliverOverHttp(new Request(source))).text()
		: readFileSync(source, 'utf8');
	const plugin = await readPlugin(text, ask);
	const send = isPage ? sendWhereRead(source, plugin, deliverOverHttp) : deliverOverHttp;
	const terminal = new Terminal({ plugin, send, ask });
	console.log(terminal.help.join('\n'));
	for (;;) {
		process.stdout.write('> ');
		const { value: line, done } = await lines.next();
		if (done === true || line.trim() === 'quit') break;
		console.log((await terminal.run(line)).join('\n'));
	}
	input.close();
}

main(process.argv[2]).catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
