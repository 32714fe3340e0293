/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { spawn } from 'node:child_process';
import { basename, delimiter, dirname } from 'node:path';
import { Problem } from './problem';

/** Everything a command printed, and whether it succeeded. */
export interface Outcome {
	ok: boolean;
	output: string;
}

/** Runs a command and waits for its end. */
export async function run(
	command: string,
	args: string[],
	options: { cwd: string; env: NodeJS.ProcessEnv; shell?: boolean; uid?: number; gid?: number },
): Promise<Outcome> {
	return await new Promise((resolve) => {
		const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
		const stopChild = () => child.kill();
		process.once('exit', stopChild);

		let output = '';
		child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
		child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
		const done = (ok: boolean) => {
			process.off('exit', stopChild);
			resolve({ ok, output });
		};
		child.on('error', (error) => {
			output += error.message;
			done(false);
		});
		child.on('close', (code) => done(code === 0));
	});
}

/**
 * Runs npm with the given Node. It uses the npm that started this process, because that one exists
 * and works with this computer's registry and proxy settings.
 */
export async function npm(
	node: string,
	args: string[],
	cwd: string,
	extraEnv: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
	const env = {
		...process.env,
		...extraEnv,
		// install scripts start `node` from the PATH, which must be the same one
		PATH: [dirname(node), process.env.PATH].join(delimiter),
	};
	const ownNpm = process.env.npm_execpath;
	if (ownNpm !== undefined && basename(ownNpm).startsWith('npm')) {
		return await run(node, [ownNpm, ...args], { cwd, env });
	}
	return await run('npm', args, { cwd, env, shell: process.platform === 'win32' });
}

const networkTrouble = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|E40[137]/;

/** Turns a failed npm run into a message that says what to do, followed by npm's last output. */
export function npmProblem(what: string, output: string): Problem {
	const advice = networkTrouble.test(output)
		? 'npm could not reach its registry: check the network connection and `npm ping`, then run this again.'
		: 'See the reason below in the output of npm. Fix it, then run this again.';
	const lastLines = output.trim().split('\n').slice(-15).join('\n');
	return new Problem(`${what} failed. ${advice}\n\n${lastLines}`);
}
