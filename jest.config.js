// n8n-core logs every failed node; the tests read the failures themselves.
process.env.N8N_LOG_LEVEL = 'silent';

/** Node loads these once for all test files that a worker runs; n8n alone takes it some seconds. */
const shared = [
	'@hono/node-server',
	'genson-js',
	'hono',
	'luxon',
	'n8n-core',
	'n8n-workflow',
	'nock',
	'zod',
];

/** Nodes and credentials in n8n's engine, and what is around them. */
const nodes = {
	displayName: 'nodes',
	rootDir: __dirname,
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/', '<rootDir>/test/sandbox/'],
	modulePathIgnorePatterns: [
		'<rootDir>/test/e2e/(.+/)?node_modules',
		'<rootDir>/dist/package.json',
	],
	testEnvironment: '<rootDir>/test/engine/jest/environment.js',
	setupFilesAfterEnv: ['<rootDir>/test/engine/jest/setup.ts'],
	transform: {
		[`/node_modules/(${shared.join('|')})/.+\\.c?js$`]: '<rootDir>/test/engine/jest/packages.js',
		'\\.ts$': '@swc/jest',
	},
	transformIgnorePatterns: [],
	restoreMocks: true,
};

/** @type {import('jest').Config} */
module.exports = {
	projects: [nodes, '<rootDir>/test/sandbox'],
	// jest leaves one core to its reporter, which is half of a small machine
	maxWorkers: '100%',
	// only a guard against a test that hangs: a machine that is busy may take long for a second's work
	testTimeout: 120_000,
};
