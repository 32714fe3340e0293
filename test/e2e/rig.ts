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

/** A real n8n with this package in it, and a Kit that it reaches. */
export interface Rig {
	sandbox: Sandbox;
	n8n: N8nClient;
	proxy: Proxy;
	/** Where the editor is. */
	url: string;
	/** Stops n8n and starts it again at the same address. */
	restart: RunningMain['restart'];
	putClockAhead: RunningMain['putClockAhead'];
	/** Everything that n8n has said. */
	logFile: string;
	stop(): Promise<void>;
}

/** What is there before n8n is. */
interface Surroundings {
	installed: Installed;
	proxy: Proxy;
	/** What is to be stopped in the end, the latest first. */
	toStop: Array<() => Promise<void>>;
}

export interface RigOptions {
	/** Holds all that is written while it runs. */
	folder: string;
	port?: number;
	seed?: 'believable' | 'empty';
	/** Of n8n. */
	major?: Major;
	/** What is different from an n8n by itself. */
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

/** Starts everything with an n8n of any kind; what `start` returns belongs to the rig. */
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
 * Kit calls n8n at its public address, which is on this computer; nothing leaves it. For what it
 * queues Kit takes longer than n8n needs to put a workflow to sleep. The sandbox is quick, so it calls
 * a waiting workflow again until that sleeps. Webhooks have a schedule of their own.
 *
 * @param url where n8n listens
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
	throw new Problem(`n8n did not load the Kit node. ${logFile} says why.`);
}
