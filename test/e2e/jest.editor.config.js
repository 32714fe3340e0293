/** @type {import('jest').Config} */
module.exports = {
	...require('./jest.config'),
	testMatch: ['**/editor.e2e.ts'],
};
