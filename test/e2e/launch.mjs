/**
 * Starts one of the programs in this folder on a clone where nothing is installed yet. Plain
 * JavaScript with nothing but Node's own modules, because it runs before anything else is there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const load = createRequire(import.meta.url);

/** @param {string} program a TypeScript file of this folder with a `main` that returns an exit code */
export async function launch(program) {
	// ends the programs we started as well: each one listens for our exit
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => process.exit(130));
	try {
		checkNode();
		installOwnTools();
		const { register } = await import('tsx/cjs/api');
		register();
		const { install } = load('./install.ts');
		const { say } = load('./say.ts');
		await install(say);
		// only now, since it needs what has just been installed
		const { main } = load(program);
		process.exit(await main(process.argv.slice(2)));
	} catch (error) {
		const expected = error instanceof Error && error.name === 'Problem';
		console.error(`\n${expected ? error.message : (error?.stack ?? error)}`);
		process.exit(1);
	}
}

function checkNode() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	if (major > 20 || (major === 20 && minor >= 19)) return;
	stop(
		`This needs Node 20.19 or newer and is running on ${process.versions.node}: get one from https://nodejs.org.`,
	);
}

/** `npm ci` for somebody who has not run it. */
function installOwnTools() {
	if (
		existsSync(join(root, 'node_modules', 'tsx')) &&
		existsSync(join(root, 'node_modules', 'jest'))
	)
		return;
	console.log('Installing the tools of this repository (npm ci) …');
	const ownNpm = process.env.npm_execpath;
	const known = ownNpm !== undefined && basename(ownNpm).startsWith('npm');
	const [command, args] = known ? [process.execPath, [ownNpm, 'ci']] : ['npm', ['ci']];
	const shell = !known && process.platform === 'win32';
	const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell });
	if (error?.code === 'ENOENT')
		stop('There is no npm here: it comes with Node from https://nodejs.org.');
	if (status !== 0)
		stop('`npm ci` did not work and says why above: put that right, then run this again.');
}

function stop(message) {
	throw Object.assign(new Error(message), { name: 'Problem' });
}
