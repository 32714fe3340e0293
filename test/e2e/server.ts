/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './problem';

/** A program that runs until it is stopped. */
export interface Server {
	stop(): Promise<void>;
	/** Kills it. */
	kill(): Promise<void>;
	/** Sends it a message, and waits until it has sent the message back. */
	tell(message: Record<string, unknown>): Promise<void>;
}

export interface ServerOptions {
	/** Its display name. */
	name: string;
	command: string;
	args: string[];
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** Its complete output. */
	logFile: string;
	/** Polled until it is true. */
	isUp: () => Promise<boolean> | boolean;
	/** Ends it if this process ends without having stopped it. */
	lastSignal: NodeJS.Signals;
}

/**
 * Starts a program and waits until it is up. It gets an IPC channel, through which it notices the
 * end of this process.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
	const log = openSync(options.logFile, 'a');
	const child = spawn(options.command, options.args, {
		cwd: options.cwd,
		env: options.env,
		stdio: ['ignore', log, log, 'ipc'],
		// a process group of its own: this process handles Ctrl-C, and stops it in order, including its
		// children
		detached: process.platform !== 'win32',
	});
	closeSync(log);
	// this end of the channel must not keep the parent from exiting
	child.channel?.unref();

	const killOnExit = () => signal(child, options.lastSignal);
	process.once('exit', killOnExit);
	const endWith = async (first: NodeJS.Signals) => {
		await end(child, first);
		process.off('exit', killOnExit);
	};
	const stop = async () => await endWith('SIGTERM');
	const kill = async () => await endWith('SIGKILL');
	const tell = async (message: Record<string, unknown>) => await told(child, message);

	let up = false;
	try {
		await answering(child, options);
		up = true;
		return { stop, kill, tell };
	} finally {
		if (!up) await stop();
	}
}

async function answering(
	child: ChildProcess,
	{ name, isUp, logFile }: ServerOptions,
): Promise<void> {
	let failure: string | undefined;
	child.once('error', (error) => (failure = error.message));
	const deadline = Date.now() + 180_000;
	while (Date.now() < deadline) {
		if (failure !== undefined || hasEnded(child)) break;
		if (await isUp()) return;
		await sleep(250);
	}
	const lastLines = readFileSync(logFile, 'utf8').trim().split('\n').slice(-15).join('\n');
	const what = hasEnded(child) ? 'exited unexpectedly' : 'did not respond within three minutes';
	throw new Problem(
		`${name} ${what}. Its last output is below; the full log is ${logFile}.\n\n${failure ?? lastLines}`,
	);
}

async function told(child: ChildProcess, message: Record<string, unknown>): Promise<void> {
	const answered = new Promise<void>((resolve) => {
		const take = (answer: unknown) => {
			if (JSON.stringify(answer) !== JSON.stringify(message)) return;
			child.off('message', take);
			resolve();
		};
		child.on('message', take);
	});
	child.send(message);
	await answered;
	// listening has referenced the channel again
	child.channel?.unref();
}

function hasEnded(child: ChildProcess): boolean {
	return child.exitCode !== null || child.signalCode !== null;
}

async function end(child: ChildProcess, first: NodeJS.Signals): Promise<void> {
	if (hasEnded(child)) return;
	const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
	signal(child, first);
	const patience = new AbortController();
	const impatient = sleep(15_000, undefined, { signal: patience.signal }).then(
		() => signal(child, 'SIGKILL'),
		() => undefined,
	);
	await ended;
	patience.abort();
	await impatient;
}

/** Signals the program and the children it started, and nothing else. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
	if (child.pid === undefined || hasEnded(child)) return;
	try {
		if (process.platform === 'win32') child.kill(name);
		else process.kill(-child.pid, name);
	} catch {
		// it ended at this very moment
	}
}
