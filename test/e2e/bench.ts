/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { mkdtempSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drawChart } from '../../bench/chart';
import { writeSection } from '../../bench/section';
import { count, markdownTable } from '../../bench/table';
import { connect } from './consent';
import { startRig, type Rig } from './rig';
import { remove } from './run';
import { say } from './say';
import { Sheet, type SheetCredentials } from './sheet';

const HEAD = ['Node', 'Rows', 'Silent for up to', 'First request after', 'Requests', 'Whole run'];

/**
 * `npm run bench:n8n`: measures how long a real n8n is unresponsive while a node sends a sheet to
 * Kit. Takes numbers of rows; with `--write docs/benchmarks.md`, it writes the table to that file
 * and draws the README's chart.
 */
export async function main(args: string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args,
		options: { write: { type: 'string' } },
		allowPositionals: true,
	});
	const sizes = positionals.length > 0 ? positionals.map(Number) : [300, 1_000, 5_000];
	const folder = mkdtempSync(join(tmpdir(), 'kit-bench-'));
	const rig = await startRig(say, { folder, seed: 'empty' }).finally(() =>
		// only after n8n has ended
		process.once('exit', () => remove(folder)),
	);
	try {
		const cells = await measure(rig, sizes);
		const machine = `${cpus()[0]?.model ?? 'Unknown processor'}, ${cpus().length} cores`;
		const text = `${markdownTable(HEAD, cells)}\n\n${machine}`;
		say(`\n${text}`);
		if (values.write !== undefined) {
			writeSection(values.write, 'npm run bench:n8n', text);
			drawChart(values.write, 'docs/pictures/benchmark.svg');
		}
		return 0;
	} finally {
		await rig.stop();
	}
}

async function measure(rig: Rig, sizes: number[]): Promise<string[][]> {
	// n8n's own nodes have no rate limit
	Object.assign(rig.sandbox.limits, { apiKey: Infinity, v3: Infinity });
	const sheet = new Sheet(rig, Math.max(...sizes), await credentials(rig));
	// compilation on first use must not count for any node
	for (const name of ['nothing', 'convertKit', 'httpRequest', 'kit', 'bulk'] as const) {
		await sheet.send(name, 20);
	}
	const cells: string[][] = [];
	for (const size of sizes) {
		for (const name of ['nothing', 'convertKit', 'httpRequest', 'kit', 'bulk'] as const) {
			const { silence, first, whole, requests } = await sheet.send(name, size);
			const title = sheet.nodes[name].name;
			cells.push([
				title,
				count(size),
				seconds(silence),
				first === undefined ? '' : seconds(first),
				count(requests),
				seconds(whole),
			]);
			say(`${title}, ${count(size)} rows: silent for up to ${seconds(silence)}`);
		}
	}
	return cells;
}

async function credentials({ n8n, sandbox }: Rig): Promise<SheetCredentials> {
	const { apiSecret } = sandbox.v3;
	const oAuth = await n8n.createCredential('Kit OAuth2', 'kitOAuth2Api', {
		grantType: 'authorizationCode',
		...sandbox.oauthApps.confidential,
	});
	await connect(n8n, sandbox, oAuth);
	return {
		oAuth,
		apiKey: await n8n.createCredential('Kit', 'kitApi', { apiKey: sandbox.apiKey }),
		convertKit: await n8n.createCredential('ConvertKit', 'convertKitApi', { apiSecret }),
	};
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(2)} s`;
