const [nodes] = require('../../jest.config.js').projects;

/**
 * The tests of every operation and of the triggers, in the engine of the n8n 1 that
 * `npm run test:e2e:n8n1` installs.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	...nodes,
	displayName: 'n8n 1',
	testMatch: [
		'**/test/nodes/Kit/asTool.test.ts',
		'**/test/nodes/Kit/{listSearch,resources}/*.test.ts',
		'**/test/nodes/Kit/polling/poll.test.ts',
		'**/test/nodes/Kit/trigger/{ownership,receive}.test.ts',
		'**/test/nodes/KitV3/{resources,trigger}/*.test.ts',
		'**/test/nodes/shared/run/run.test.ts',
		'**/test/nodes/shared/transport/{echoedCredentials,falseAnswers}.test.ts',
	],
	modulePathIgnorePatterns: ['<rootDir>/dist/package.json'],
	moduleNameMapper: { '^(n8n-core|n8n-workflow)$': '<rootDir>/test/e2e/n8n1/node_modules/$1' },
	maxWorkers: '100%',
	testTimeout: 120_000,
	// n8n 1 leaves timers behind
	forceExit: true,
};
