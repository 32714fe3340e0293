const { TestEnvironment } = require('jest-environment-node');

/**
 * mockttp is built on packages that are ECMAScript modules only, which jest cannot load. This file
 * is outside what jest loads, so here Node does it.
 */
module.exports = class extends TestEnvironment {
	async setup() {
		await super.setup();
		this.global.mockttp = require('mockttp');
	}
};
