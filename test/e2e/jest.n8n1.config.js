/** @type {import('jest').Config} */
module.exports = {
	...require('./jest.config'),
	testMatch: ['**/n8n1.e2e.ts'],
};
