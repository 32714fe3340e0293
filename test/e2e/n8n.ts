/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Installed } from './install';
import { Problem } from './problem';
import type { Proxy } from './proxy';

export interface RunningN8n {
	url: string;
	logFile: string;
	stop(): Promise<void>;
}

/** What n8n may see of this computer's environment; everything else is decided below. */
const passedOn = [
	...['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR'],
	...['Path', 'SystemRoot', 'ComSpec', 'PATHEXT', 'TEMP', 'TMP', 'USERPROFILE', 'APPDATA'],
];

function environment(port: number, brokerPort: number, folder: string, proxy: Proxy) {
	const own = Object.fromEntries(passedOn.map((name) => [name, process.env[name]]));
	const url = `http://localhost:${port}`;
	return {
		...own,
		NODE_ENV: 'production',
		N8N_USER_FOLDER: folder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: 'localhost',
		N8N_PORT: String(port),
		N8N_EDITOR_BASE_URL: url,
		N8N_WEBHOOK_URL: url,
		N8N_SECURE_COOKIE: 'false',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		DB_TYPE: 'sqlite',
		// seconds that a stopped n8n waits for what is still running
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '3',

		// the way to the sandbox
		HTTPS_PROXY: proxy.url,
		https_proxy: proxy.url,
		HTTP_PROXY: proxy.url,
		http_proxy: proxy.url,
		NO_PROXY: 'localhost,127.0.0.1,::1',
		no_proxy: 'localhost,127.0.0.1,::1',
		NODE_EXTRA_CA_CERTS: proxy.caFile,

		// an installed community package counts, n8n's catalogue of them does not
		N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_REINSTALL_MISSING_PACKAGES: 'false',

		// nothing that would phone home or get in the way
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_DISABLED_MODULES: 'mcp-registry',
		N8N_PYTHON_ENABLED: 'false',
	};
}

/** Starts n8n on this computer only, with all its data in `folder`, and waits until it answers. */
export async function startN8n(
	installed: Installed,
	options: { folder: string; proxy: Proxy; port?: number },
): Promise<RunningN8n> {
	const port = options.port ?? (await freePort());
	const url = `http://localhost:${port}`;
	const logFile = join(options.folder, 'n8n.log');
	const log = openSync(logFile, 'w');
	const child = spawn(
		installed.node,
		['--require', join(__dirname, 'leash.cjs'), installed.n8n, 'start'],
		{
			cwd: options.folder,
			env: environment(port, await freePort(), options.folder, options.proxy),
			stdio: ['ignore', log, log, 'ipc'],
			// a group of its own: Ctrl-C reaches us, and we stop it in order, helpers included
			detached: process.platform !== 'win32',
		},
	);
	closeSync(log);
	// the parent's side of the leash must not keep the parent from ending
	child.channel?.unref();

	const killOnExit = () => signal(child, 'SIGKILL');
	process.once('exit', killOnExit);
	const stop = async () => {
		await end(child);
		process.off('exit', killOnExit);
	};

	let up = false;
	try {
		await answering(child, url, logFile);
		up = true;
		return { url, logFile, stop };
	} finally {
		if (!up) await stop();
	}
}

async function answering(child: ChildProcess, url: string, logFile: string): Promise<void> {
	let failure: string | undefined;
	child.once('error', (error) => (failure = error.message));
	const deadline = Date.now() + 180_000;
	while (Date.now() < deadline) {
		if (failure !== undefined || hasEnded(child)) break;
		// healthz answers before the REST API does, so both are asked
		if ((await ok(`${url}/healthz/readiness`)) && (await ok(`${url}/rest/settings`))) return;
		await sleep(250);
	}
	const lastLines = readFileSync(logFile, 'utf8').trim().split('\n').slice(-15).join('\n');
	const what = hasEnded(child) ? 'n8n ended by itself' : 'n8n did not answer within three minutes';
	throw new Problem(
		`${what}. Its last words are below; the whole log is ${logFile}.\n\n${failure ?? lastLines}`,
	);
}

async function ok(url: string): Promise<boolean> {
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
		// the REST address answers with the editor's page until it is up
		return response.ok && !(await response.text()).startsWith('n8n is starting up');
	} catch {
		return false;
	}
}

function hasEnded(child: ChildProcess): boolean {
	return child.exitCode !== null || child.signalCode !== null;
}

async function end(child: ChildProcess): Promise<void> {
	if (hasEnded(child)) return;
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	signal(child, 'SIGTERM');
	const patience = new AbortController();
	const impatient = sleep(15_000, undefined, { signal: patience.signal }).then(
		() => signal(child, 'SIGKILL'),
		() => undefined,
	);
	await ended;
	patience.abort();
	await impatient;
}

/** Signals n8n and the helpers it started, and nothing else. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
	if (child.pid === undefined || hasEnded(child)) return;
	try {
		if (process.platform === 'win32') child.kill(name);
		else process.kill(-child.pid, name);
	} catch {
		// it ended in this very moment
	}
}

/** Says so when another program has the port, before anything is started that needs it. */
export async function checkPort(port: number): Promise<void> {
	const isFree = await listen(port).then(
		() => true,
		() => false,
	);
	if (isFree) return;
	throw new Problem(
		`Port ${port} is taken by another program. Stop that program, or choose another port: ` +
			`npm run demo -- --port ${port + 1}`,
	);
}

async function freePort(): Promise<number> {
	return await listen(0);
}

/** Takes a port for a moment: the given one, or with 0 any that is free. */
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
