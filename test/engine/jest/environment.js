const vm = require('node:vm');

const { TestEnvironment } = require('jest-environment-node');

/** Stands for the context that Node itself runs in, since there is no object for that one. */
const HERE = vm.createContext({});

const { compileFunction } = vm;
vm.compileFunction = (code, parameters, { parsingContext, ...options }) =>
	compileFunction(
		code,
		parameters,
		parsingContext === HERE ? options : { ...options, parsingContext },
	);

/** Symbols of what jest-circus keeps globally and would take for its own in the next test file. */
const CIRCUS = ['EVENT_HANDLERS', 'JEST_STATE_SYMBOL'];

/**
 * Runs test files in the context that Node itself runs in and not in one of their own, so that they
 * can share what `packages.js` loads: an error or a date is of the same class everywhere. Each file
 * still has its own instances of the modules in this repository.
 */
module.exports = class extends TestEnvironment {
	constructor(config, context) {
		super(config, context);
		this.global = globalThis;
		this.moduleMocker = new this.moduleMocker.constructor(globalThis);
		this.fakeTimersModern = new this.fakeTimersModern.constructor({
			config: config.projectConfig,
			global: globalThis,
		});
		this.before = { console: globalThis.console, exit: process.exit };
		globalThis.requireOnce = require;
		globalThis.testNamePattern = config.globalConfig.testNamePattern;
	}

	getVmContext() {
		return HERE;
	}

	async teardown() {
		globalThis.console = this.before.console;
		process.exit = this.before.exit;
		for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
			if (CIRCUS.includes(symbol.description)) delete globalThis[symbol];
		}
		await super.teardown();
	}
};
