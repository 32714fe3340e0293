/** @type {import('jest').Config} */
module.exports = {
	rootDir: '../..',
	roots: ['<rootDir>/test/e2e/cases'],
	testMatch: ['**/n8n.e2e.ts'],
	transform: { '\\.ts$': '@swc/jest' },
	testEnvironment: '<rootDir>/test/e2e/jest/environment.js',
	moduleNameMapper: { '^mockttp$': '<rootDir>/test/e2e/jest/mockttp.js' },
	// one n8n, one case after the other; the longest one lives through two real rate windows
	maxWorkers: 1,
	testTimeout: 300_000,
	verbose: true,
};
