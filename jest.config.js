// n8n-core logs every failed node; the tests read the failures themselves.
process.env.N8N_LOG_LEVEL = 'silent';

/** @type {import('jest').Config} */
module.exports = {
	globalSetup: '<rootDir>/test/contract/clearTraffic.js',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
	modulePathIgnorePatterns: ['<rootDir>/test/e2e/(.+/)?node_modules', '<rootDir>/dist/package.json'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.json' }] },
	transformIgnorePatterns: ['/node_modules/'],
	restoreMocks: true,
	testTimeout: 30_000,
};
