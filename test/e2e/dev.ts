/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { owner } from './client';
import { connect } from './consent';
import { interrupted } from './interrupted';
import { checkPort } from './port';
import { Problem } from './problem';
import { startRig, type Rig } from './rig';
import { say } from './say';

const root = join(__dirname, '..', '..');
const folder = join(root, '.dev');

/** Where the package is installed in n8n: the compiler writes to it, and n8n watches it. */
const dist = join(folder, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-kit', 'dist');

/**
 * `npm run dev`: starts a real n8n, connected to the sandbox, that reloads changes in the sources.
 */
export async function main(args: string[]): Promise<number> {
	const port = readPort(args);
	await checkPort(port);
	// the sandbox keeps no data when it stops, so n8n starts from scratch as well
	rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	mkdirSync(folder, { recursive: true });

	const env = { N8N_DEV_RELOAD: 'true' };
	const rig = await startRig(say, { folder, port, seed: 'believable', env });
	try {
		await createCredentials(rig);
		const compile = ['-p', 'tsconfig.build.json', '--outDir', dist, '--watch'];
		watch('typescript/bin/tsc', ...compile, '--preserveWatchOutput');
		watch('gulp/bin/gulp.js', 'watch', '--silent');
		say(`\nn8n's editor: ${rig.url}`);
		say(`   log in with ${owner.email} and ${owner.password}`);
		say('   it has two credentials for the sandbox, with an API key and with OAuth2');
		say(
			'\nFiles that you save in nodes/, credentials/ and icons/ are reloaded within a few seconds.',
		);
		say('Ctrl-C stops everything.\n');
		await interrupted();
		say('\nStopping.');
		return 0;
	} finally {
		await rig.stop();
	}
}

async function createCredentials({ n8n, sandbox }: Rig): Promise<void> {
	await n8n.createCredential('Kit API key (sandbox)', 'kitApi', { apiKey: sandbox.apiKey });
	const { clientId, clientSecret } = sandbox.oauthApps.confidential;
	const oAuth2 = await n8n.createCredential('Kit OAuth2 (sandbox)', 'kitOAuth2Api', {
		grantType: 'authorizationCode',
		clientId,
		clientSecret,
	});
	await connect(n8n, sandbox, oAuth2);
}

/** Runs a program from node_modules until this one ends. */
function watch(program: string, ...args: string[]): void {
	const child = spawn(process.execPath, [join(root, 'node_modules', program), ...args], {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, KIT_DIST: dist },
	});
	process.once('exit', () => child.kill());
}

function readPort(args: string[]): number {
	try {
		const { values } = parseArgs({ args, options: { port: { type: 'string' } } });
		const port = Number(values.port ?? 5678);
		if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
	} catch {
		// an unknown option: the message below names the valid one
	}
	throw new Problem(
		'It takes one option: `npm run dev -- --port 5700` uses a port other than 5678 for the editor.',
	);
}
