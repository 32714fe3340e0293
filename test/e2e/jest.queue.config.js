/** @type {import('jest').Config} */
module.exports = {
	...require('./jest.config'),
	testMatch: ['**/queue.e2e.ts'],
	// mockttp watches each connection for ten times as long as its TLS handshake took, even when
	// both are gone; with a worker that is busy starting that is a minute or two
	forceExit: true,
};
