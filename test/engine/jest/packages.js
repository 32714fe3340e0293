/**
 * Lets Node load what stands in node_modules, once for all test files that a worker runs: loading
 * n8n-core takes longer than most files need for their tests.
 */
module.exports = {
	process: () => ({ code: 'module.exports = requireOnce(__filename);' }),
	getCacheKey: () => 'packages',
};
