const config = require('../../jest.config');

/** Runs after all other tests, over what they sent. */
module.exports = {
	...config,
	rootDir: '../..',
	roots: ['<rootDir>/test/contract'],
	testMatch: ['**/*.contract.ts'],
};
