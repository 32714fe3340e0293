/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './command';
import { freePort } from './port';
import { Problem } from './problem';
import type { QueuePrograms } from './queuePrograms';
import { startServer, type Server } from './server';

/** A server on this computer only, and the settings that n8n needs for it. */
export interface QueueServer extends Server {
	env: NodeJS.ProcessEnv;
}

const loopback = '127.0.0.1';
const dbOwner = 'n8n';

/** The user that runs a program; undefined for the current one. */
interface User {
	uid?: number;
	gid?: number;
}

/** Starts a Redis that writes nothing to disk. */
export async function startRedis({ redis }: QueuePrograms, folder: string): Promise<QueueServer> {
	const port = String(await freePort());
	const args = ['--bind', loopback, '--port', port, '--save', '', '--dir', folder];
	const server = await startTethered('Redis', redis, args, {
		logFile: join(folder, 'redis.log'),
		readyWords: 'Ready to accept connections',
	});
	return { ...server, env: { QUEUE_BULL_REDIS_HOST: loopback, QUEUE_BULL_REDIS_PORT: port } };
}

/** Starts a PostgreSQL with an empty database, which is deleted with `folder`. */
export async function startPostgres(
	{ initdb, postgres }: QueuePrograms,
	folder: string,
): Promise<QueueServer> {
	const user = unprivileged();
	const data = join(folder, 'postgres');
	mkdirSync(data, { mode: 0o700 });
	if (user.uid !== undefined && user.gid !== undefined) {
		chownSync(data, user.uid, user.gid);
		// lets that user traverse the folder, but not list it
		chmodSync(folder, 0o711);
	}

	const made = await run(
		initdb,
		['--pgdata', data, '--username', dbOwner, '--auth', 'trust', '--encoding', 'UTF8', '--no-sync'],
		{ cwd: data, env: plainEnvironment(), ...user },
	);
	if (!made.ok) throw new Problem(`PostgreSQL's initdb failed:\n\n${made.output.trim()}`);

	const port = String(await freePort());
	const settings = {
		listen_addresses: loopback,
		port,
		// its default location belongs to Debian's own PostgreSQL
		unix_socket_directories: '',
		fsync: 'off',
	};
	const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const server = await startTethered('PostgreSQL', postgres, ['-D', data, ...args], {
		logFile: join(folder, 'postgres.log'),
		readyWords: 'ready to accept connections',
		user,
	});
	return {
		...server,
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: loopback,
			DB_POSTGRESDB_PORT: port,
			DB_POSTGRESDB_USER: dbOwner,
			// the user that initdb creates
			DB_POSTGRESDB_DATABASE: 'postgres',
			// n8n reads the credential for each request and fails the item after 20 seconds, which an
			// overloaded worker with 500 new items may need before it handles responses
			DB_POSTGRESDB_CONNECTION_TIMEOUT: '120000',
		},
	};
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): User {
	if (process.getuid?.() !== 0) return {};
	const id = (kind: '-u' | '-g') => Number(execFileSync('id', [kind, 'nobody']));
	return { uid: id('-u'), gid: id('-g') };
}

async function startTethered(
	name: string,
	program: string,
	args: string[],
	{ logFile, readyWords, user = {} }: { logFile: string; readyWords: string; user?: User },
): Promise<Server> {
	return await startServer({
		name,
		command: process.execPath,
		args: [join(__dirname, 'tether.cjs'), JSON.stringify(user), program, ...args],
		cwd: '/',
		env: plainEnvironment(),
		logFile,
		isUp: () => readFileSync(logFile, 'utf8').includes(readyWords),
		// not SIGKILL, because PostgreSQL must release its shared memory
		lastSignal: 'SIGTERM',
	});
}

/** English messages, whatever this computer's language, because they are searched for. */
function plainEnvironment(): NodeJS.ProcessEnv {
	return { PATH: process.env.PATH, LC_ALL: 'C' };
}
