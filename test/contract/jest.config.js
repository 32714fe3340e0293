const { projects, ...config } = require('../../jest.config');

const [nodes] = projects;

/** Runs after all other tests, over what they sent. */
module.exports = {
	...config,
	...nodes,
	displayName: 'contract',
	roots: ['<rootDir>/test/contract'],
	testMatch: ['**/*.contract.ts'],
};
