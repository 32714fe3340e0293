/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { setTimeout as sleep } from 'node:timers/promises';
import { createSandbox, deliverOverHttp, type Sandbox } from '../sandbox';
import { N8nClient } from './client';
import { N8n1Client } from './client1';
import { install, type Installed, type Major } from './install';
import { publicUrl, startN8n, type RunningMain } from './n8n';
import { installPackage } from './package';
import { Problem } from './problem';
import { startProxy, type Proxy } from './proxy';
import type { Say } from './say';

/** A real n8n with this package, and a Kit that it reaches. */
export interface Rig {
	sandbox: Sandbox;
	n8n: N8nClient;
	proxy: Proxy;
	/** The URL of the editor. */
	url: string;
	/** Restarts n8n with the same URL. */
	restart: RunningMain['restart'];
	putClockAhead: RunningMain['putClockAhead'];
	/** n8n's complete output. */
	logFile: string;
	stop(): Promise<void>;
}

/** What must exist before n8n starts. */
interface Surroundings {
	installed: Installed;
	proxy: Proxy;
	/** What must be stopped at the end, latest first. */
	toStop: Array<() => Promise<void>>;
}

export interface RigOptions {
	/** The folder for all files written while it runs. */
	folder: string;
	port?: number;
	seed?: 'believable' | 'empty';
	/** n8n's port. */
	major?: Major;
	/** Environment variables in addition to n8n's defaults. */
	env?: NodeJS.ProcessEnv;
}

/** Starts everything. */
export async function startRig(say: Say, options: RigOptions): Promise<Rig> {
	return await rigWith(say, options, async ({ installed, proxy, toStop }) => {
		const { stop, ...running } = await startN8n(installed, { ...options, proxy });
		toStop.push(stop);
		return running;
	});
}

/** Starts everything with any kind of n8n; the result of `start` becomes part of the rig. */
export async function rigWith<N8n extends Omit<RunningMain, 'stop' | 'kill'>>(
	say: Say,
	{ folder, seed, major = 2 }: RigOptions,
	start: (surroundings: Surroundings) => Promise<N8n>,
): Promise<Rig & N8n> {
	const installed = await install(say, major);

	const packed = say.during('Packing this package and installing it into n8n');
	await installPackage(folder);
	packed();

	let url = '';
	const deliver = async (request: Request) => await toThisComputer(request, url);
	const sandbox = createSandbox({ seed, deliver });
	const due = setInterval(() => void sandbox.runDue(), 250);
	const proxy = await startProxy(sandbox, folder);
	const toStop = [proxy.stop, async () => clearInterval(due)];
	const stop = async () => {
		for (const stopOne of toStop.reverse()) await stopOne();
	};

	const started = say.during('Starting n8n, with the sandbox where it expects Kit');
	let ready = false;
	try {
		const running = await start({ installed, proxy, toStop });
		url = running.url;
		const n8n = major === 1 ? new N8n1Client(url) : new N8nClient(url);
		await n8n.setUpOwner();
		await checkLoaded(n8n, running.logFile);
		sandbox.allowRedirectUri(`${url}/rest/oauth2-credential/callback`);
		ready = true;
		return { ...running, sandbox, n8n, proxy, stop };
	} finally {
		started();
		if (!ready) await stop();
	}
}

/**
 * Kit calls n8n at its public URL, which resolves to this computer. Kit takes longer for queued
 * work than n8n needs to put a workflow to sleep; the sandbox is fast, so it repeats a callback
 * until the waiting workflow sleeps. Webhooks have a schedule of their own.
 *
 * @param url of n8n
 */
async function toThisComputer(request: Request, url: string): Promise<Response> {
	const { origin, pathname, search } = new URL(request.url);
	if (origin !== publicUrl) throw new Error(`${origin} is not on this computer`);
	const local = new Request(`${url}${pathname}${search}`, request);
	const patience = pathname.startsWith('/webhook-waiting/') ? 120 : 1;
	for (let tries = 1; ; tries++) {
		const response = await deliverOverHttp(local.clone());
		if (response.ok || tries >= patience) return response;
		await sleep(500);
	}
}

async function checkLoaded(n8n: N8nClient, logFile: string): Promise<void> {
	const types = await n8n.nodeTypes();
	if (types.some(({ name }) => name === 'n8n-nodes-kit.kit')) return;
	throw new Problem(`n8n did not load the Kit node. See ${logFile} for the reason.`);
}
