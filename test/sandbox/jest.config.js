/** The sandbox knows nothing of n8n, so its tests run without it. */
module.exports = {
	displayName: 'sandbox',
	rootDir: '../..',
	roots: ['<rootDir>/test/sandbox'],
	testMatch: ['**/*.test.ts'],
	transform: { '\\.ts$': '@swc/jest' },
	restoreMocks: true,
};
