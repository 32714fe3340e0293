// n8n's community scanner without its network legs: it lints the checkout and what would be published,
// by the rules and with the blindness for inline exceptions that n8n's verification has.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

const folder = mkdtempSync(join(realpathSync(tmpdir()), 'n8n-nodes-kit-scan-'));
let refused = 0;
try {
	// The scanner expects a package of its own, so the rules that look for one find this one.
	const source = join(folder, 'source', 'n8n-nodes-kit');
	for (const part of ['package.json', 'nodes', 'credentials', 'icons']) {
		cpSync(part, join(source, part), { recursive: true });
	}
	const [{ filename }] = JSON.parse(
		execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		}),
	);
	execFileSync('tar', ['-xzf', filename], { cwd: folder });

	refused += report('the source', await analyzePackage(source, SOURCE_FILE_PATTERNS));
	refused += report(
		'the tarball',
		await analyzePackage(join(folder, 'package'), ['**/*.js', 'package.json']),
	);
} finally {
	rmSync(folder, { recursive: true });
}
process.exitCode = refused;

function report(what, { passed, message, details }) {
	console.log(
		passed ? `n8n's scanner passes ${what}.` : `n8n's scanner refuses ${what}: ${message}`,
	);
	if (details) console.log(details);
	return passed ? 0 : 1;
}
