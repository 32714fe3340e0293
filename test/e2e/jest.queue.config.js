/** @type {import('jest').Config} */
module.exports = { ...require('./jest.config'), testMatch: ['**/queue.e2e.ts'] };
