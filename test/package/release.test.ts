/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions --
	runs the release in a repository of its own */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const script = resolve('tools/release.mjs');

let folder: string;

const git = (...args: string[]) =>
	execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();

const read = (file: string) => readFileSync(join(folder, file), 'utf8');

function commit(file: string, text: string): void {
	writeFileSync(join(folder, file), text);
	git('add', file);
	git('commit', '--quiet', '--message', `Change ${file}`);
}

function release(...args: string[]) {
	const { status, stderr } = spawnSync(process.execPath, [script, ...args], {
		cwd: folder,
		encoding: 'utf8',
	});
	return { status, said: stderr.trim() };
}

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'kit-release-'));
	git('init', '--quiet', '--initial-branch', 'main');
	git('config', 'user.name', 'Somebody');
	git('config', 'user.email', 'somebody@example.com');
	commit('package.json', '{ "name": "some-package", "version": "1.2.3" }\n');
	commit(
		'CHANGELOG.md',
		'# Changelog\n\n## Unreleased\n\n- Something new.\n\n## 1.2.3\n\n- Old.\n',
	);
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('A release', () => {
	it('has its version in package.json, in the changelog with the date, and as a tag', () => {
		expect(release('minor')).toEqual({ status: 0, said: '' });
		expect(JSON.parse(read('package.json')).version).toBe('1.3.0');
		expect(read('CHANGELOG.md')).toMatch(
			/^# Changelog\n\n## Unreleased\n\n## 1\.3\.0 \(\d{4}-\d\d-\d\d\)\n\n- Something new\.\n\n## 1\.2\.3\n/,
		);
		expect(git('tag', '--points-at', 'HEAD')).toBe('1.3.0');
		expect(git('status', '--porcelain')).toBe('');
	});

	it('can have the version that package.json already has', () => {
		expect(release('1.2.3').status).toBe(0);
		expect(git('tag')).toBe('1.2.3');
	});

	it.each<{ why: string; args: string[]; before: () => void; said: string }>([
		{ why: 'without a version', args: [], before: () => {}, said: 'Specify what to release' },
		{
			why: 'from another branch',
			args: ['patch'],
			before: () => git('switch', '--quiet', '--create', 'other'),
			said: 'Releases are created on main',
		},
		{
			why: 'with uncommitted changes',
			args: ['patch'],
			before: () => writeFileSync(join(folder, 'new.txt'), ''),
			said: 'There are uncommitted changes',
		},
		{
			why: 'without anything in the changelog',
			args: ['patch'],
			before: () => commit('CHANGELOG.md', '# Changelog\n\n## Unreleased\n\n## 1.2.3\n'),
			said: 'CHANGELOG.md has no entries',
		},
	])('is not created $why', ({ args, before, said }) => {
		before();
		const { status, said: reason } = release(...args);
		expect(status).toBe(1);
		expect(reason).toContain(said);
		expect(git('tag')).toBe('');
	});
});
