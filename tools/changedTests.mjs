// `npm run test:changed`: the tests of what differs from the main branch. test/ mirrors nodes/ and
// credentials/, so a file's tests are those named after it, or after the nearest folder that has any.
import { execFileSync, spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';

/** Of every node and of the documents, and quick. */
const ALWAYS = ['test/nodes', 'test/package/readme.test.ts', 'test/package/rooms.test.ts'];

const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim().split('\n');
const exists = (branch) =>
	spawnSync('git', ['rev-parse', '--verify', '--quiet', branch], { stdio: 'ignore' }).status === 0;

const main = ['origin/main', 'main'].find(exists);
const [base] = main ? git('merge-base', 'HEAD', main) : ['HEAD'];
const untracked = git('ls-files', '--others', '--exclude-standard');
const tests = [...git('ls-files', 'test'), ...untracked].filter(isTest);
const changed = [...git('diff', '--name-only', base), ...untracked].filter(
	(file) => /^(nodes|credentials|test|README)/.test(file) && !file.includes('/__schema__/'),
);

const chosen = new Set(changed.flatMap(testsOf));
if (changed.length > 0) {
	for (const test of tests) {
		if (ALWAYS.includes(test) || ALWAYS.includes(dirname(test))) chosen.add(test);
	}
}
if (chosen.size === 0) {
	console.log(
		`No tests to run: nothing that they cover differs from ${main ?? 'the last commit'}.`,
	);
} else {
	const jest = ['node_modules/jest/bin/jest.js', '--runTestsByPath', ...chosen];
	process.exitCode = spawnSync(process.execPath, jest, { stdio: 'inherit' }).status ?? 1;
}

function isTest(file) {
	return file.startsWith('test/') && file.endsWith('.test.ts');
}

function testsOf(file) {
	if (isTest(file)) return tests.filter((test) => test === file);
	const mirrored = file.startsWith('test/') ? file : `test/${file}`;
	for (let name = mirrored.replace(/\.\w+$/, ''); name !== 'test'; name = dirname(name)) {
		const found = tests.filter(
			(test) =>
				dirname(test) === name ||
				(dirname(test) === dirname(name) && basename(test).startsWith(basename(name))),
		);
		if (found.length > 0) return found;
	}
	return [];
}
