// `npm run release -- minor`: sets the version, dates the changelog, commits and tags. Nothing is
// pushed: the pushed tag is what publishes.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const UNRELEASED = '## Unreleased\n';

const run = (command, ...args) => execFileSync(command, args, { encoding: 'utf8' }).trim();

try {
	release(process.argv[2]);
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
}

function release(wanted = '') {
	if (!/^(major|minor|patch|\d+\.\d+\.\d+)$/.test(wanted)) {
		throw new Error(
			'Specify what to release: npm run release -- major, minor, patch or a version.',
		);
	}
	if (run('git', 'branch', '--show-current') !== 'main') {
		throw new Error('Releases are created on main: git switch main.');
	}
	if (run('git', 'status', '--porcelain') !== '') {
		throw new Error('There are uncommitted changes: commit or stash them first.');
	}
	const changelog = readFileSync('CHANGELOG.md', 'utf8');
	const [, changes] = changelog.split(UNRELEASED);
	if (!changes || /^\s*(## |$)/.test(changes)) {
		throw new Error(
			'CHANGELOG.md has no entries under "## Unreleased": describe what users will notice.',
		);
	}

	// The first version is in package.json already.
	const version = run(
		'npm',
		'version',
		wanted,
		'--no-git-tag-version',
		'--allow-same-version',
	).slice(1);
	const date = new Date().toISOString().slice(0, 10);
	writeFileSync(
		'CHANGELOG.md',
		changelog.replace(UNRELEASED, `${UNRELEASED}\n## ${version} (${date})\n`),
	);
	run('git', 'commit', '--all', '--message', `Release ${version}`);
	run('git', 'tag', '--annotate', version, '--message', `Release ${version}`);
	console.log(
		`${version} is committed and tagged. To publish it:\n  git push origin main ${version}`,
	);
}
