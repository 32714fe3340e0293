// No TypeScript: what compiles it would look at every file that is loaded here, and n8n does not.
const { createRequire } = require('node:module');
const { basename, join } = require('node:path');

// How long it takes to load a package's files, and how much the editor gets to know of its nodes.
const [folder = '', ...files] = process.argv.slice(2);
const load = createRequire(join(folder, 'package.json'));
// n8n has these in memory already when it comes to its nodes.
for (const shared of ['n8n-workflow', 'n8n-core', 'lodash/get', 'luxon']) {
	try {
		load(shared);
	} catch {
		// The package does without it.
	}
}

const before = process.hrtime.bigint();
let bytes = 0;
for (const file of files) {
	const exported = load(join(folder, file));
	const node = new exported[basename(file).split('.')[0]]();
	// Credentials have no description.
	if (!('description' in node)) continue;
	const versions = 'nodeVersions' in node ? Object.values(node.nodeVersions) : [node];
	for (const { description } of versions) bytes += JSON.stringify(description).length;
}
const milliseconds = Number(process.hrtime.bigint() - before) / 1e6;
process.stdout.write(`\n${JSON.stringify({ milliseconds, bytes })}\n`);
