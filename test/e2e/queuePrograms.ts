/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
	runs on the developer's computer, never in n8n: nothing in test/ is published */
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Problem } from './problem';

/** The paths of the programs that n8n's queue mode needs besides n8n. */
export interface QueuePrograms {
	redis: string;
	initdb: string;
	postgres: string;
}

/** Debian keeps PostgreSQL's server programs off the PATH, in one folder per version. */
const debianPostgres = '/usr/lib/postgresql';

/** Finds Redis and PostgreSQL, or explains how to install them. */
export function findQueuePrograms(): QueuePrograms {
	const path = (process.env.PATH ?? '').split(delimiter);
	const versions = existsSync(debianPostgres) ? readdirSync(debianPostgres) : [];
	const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
	const postgresPlaces = [...newestFirst.map((it) => join(debianPostgres, it, 'bin')), ...path];

	const redisPlace = path.find((place) => existsSync(join(place, 'redis-server')));
	// both from the same folder, because a data directory only works with the version that created it
	const postgresPlace = postgresPlaces.find((place) =>
		['initdb', 'postgres'].every((program) => existsSync(join(place, program))),
	);
	if (redisPlace === undefined || postgresPlace === undefined) {
		throw new Problem(
			"n8n's queue mode needs Redis and PostgreSQL. They only need to be installed, not running. " +
				'Debian and Ubuntu: apt install redis-server postgresql; macOS: brew install redis ' +
				'postgresql@17, and put both on the PATH. Then run this again.',
		);
	}
	return {
		redis: join(redisPlace, 'redis-server'),
		initdb: join(postgresPlace, 'initdb'),
		postgres: join(postgresPlace, 'postgres'),
	};
}
