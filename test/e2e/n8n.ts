/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Installed, Major } from './install';
import { freePort } from './port';
import type { Proxy } from './proxy';
import { startServer, type Server } from './server';

export interface RunningN8n extends Server {
	logFile: string;
}

/** The port for people and webhooks. */
export interface RunningMain extends Omit<RunningN8n, 'tell'> {
	/** The port that it listens on. */
	url: string;
	restart(how?: Restart): Promise<void>;
	/** Sets its clock ahead of the real one until it is restarted; in milliseconds. */
	putClockAhead(ms: number): Promise<void>;
}

export interface Restart {
	/** Kill it, as a power cut would. */
	kill?: boolean;
	/** Runs while it is down. */
	meanwhile?: () => void;
}

/** n8n's public URL, since Kit does not call private addresses. */
export const publicUrl = 'https://n8n.example.com';

export interface N8nOptions {
	/** The folder with all of its data. */
	folder: string;
	proxy: Proxy;
	port?: number;
	/** Environment variables in addition to n8n's defaults. */
	env?: NodeJS.ProcessEnv;
}

/** Environment variables of this computer that n8n may see; all others are set below. */
const passedOn = [
	...['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR'],
	// n8n's expression engine
	'N8N_EXPRESSION_ENGINE',
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
		N8N_SECURE_COOKIE: 'false',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		DB_TYPE: 'sqlite',
		// n8n rejects every request if its database does not respond within 5 seconds, and on an
		// overloaded computer, fifty concurrent executions keep it busy for longer
		DB_PING_TIMEOUT_MS: '60000',
		// how many seconds a stopping n8n waits for running executions
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '3',

		// the way to the sandbox
		HTTPS_PROXY: proxy.url,
		https_proxy: proxy.url,
		HTTP_PROXY: proxy.url,
		http_proxy: proxy.url,
		NO_PROXY: 'localhost,127.0.0.1,::1',
		no_proxy: 'localhost,127.0.0.1,::1',
		NODE_EXTRA_CA_CERTS: proxy.caFile,

		// installed community packages are needed, n8n's catalogue of them is not
		N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_REINSTALL_MISSING_PACKAGES: 'false',

		// turns off telemetry and anything else that would interfere
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_PYTHON_ENABLED: 'false',
	};
}

/** Settings that only one of the major versions supports. */
const ofMajor: Record<Major, NodeJS.ProcessEnv> = {
	1: {
		WEBHOOK_URL: publicUrl,
		N8N_RUNNERS_ENABLED: 'true',
		// as in n8n 2; without a pool, n8n reports the end of an execution before it has saved the
		// items
		DB_SQLITE_POOL_SIZE: '2',
	},
	2: { N8N_WEBHOOK_URL: publicUrl, N8N_DISABLED_MODULES: 'mcp-registry' },
};

/** Starts n8n on this computer only, and waits until it responds. */
export async function startN8n(installed: Installed, options: N8nOptions): Promise<RunningMain> {
	const port = options.port ?? (await freePort());
	const url = `http://localhost:${port}`;
	// healthz responds before the REST API does, so both are requested
	const isUp = async () =>
		(await ok(`${url}/healthz/readiness`)) && (await ok(`${url}/rest/settings`));
	const run = async () => await start(installed, 'start', { ...options, port }, isUp);
	let running = await run();
	return {
		url,
		logFile: running.logFile,
		stop: async () => await running.stop(),
		kill: async () => await running.kill(),
		putClockAhead: async (ms) => await running.tell({ aheadMs: ms }),
		restart: async ({ kill = false, meanwhile } = {}) => {
			await (kill ? running.kill() : running.stop());
			meanwhile?.();
			running = await run();
		},
	};
}

/**
 * Starts a worker, and waits until it accepts executions.
 *
 * @param options with the port of the n8n that it works for; a worker listens on none itself
 */
export async function startWorker(
	installed: Installed,
	options: N8nOptions & { port: number },
): Promise<RunningN8n> {
	return await start(installed, 'worker', options, (logFile) =>
		readFileSync(logFile, 'utf8').includes('n8n worker is now ready'),
	);
}

/** The environment of the process. */
const preloaded = ['leash.cjs', 'clock.cjs'].flatMap((file) => [
	'--require',
	join(__dirname, file),
]);

async function start(
	installed: Installed,
	command: 'start' | 'worker',
	{ folder, proxy, port, env }: N8nOptions & { port: number },
	isUp: (logFile: string) => Promise<boolean> | boolean,
): Promise<RunningN8n> {
	const logFile = join(folder, 'n8n.log');
	const server = await startServer({
		name: command === 'start' ? 'n8n' : "n8n's worker",
		command: installed.node,
		args: [...preloaded, installed.n8n, command],
		cwd: folder,
		env: {
			...environment(port, await freePort(), folder, proxy),
			...ofMajor[installed.major],
			...env,
		},
		logFile,
		isUp: () => isUp(logFile),
		lastSignal: 'SIGKILL',
	});
	return { ...server, logFile };
}

async function ok(url: string): Promise<boolean> {
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
		// until it is up, the REST URL returns the editor's page
		return response.ok && !(await response.text()).startsWith('n8n is starting up');
	} catch {
		return false;
	}
}
