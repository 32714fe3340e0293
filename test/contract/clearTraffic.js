const { rmSync } = require('node:fs');

/** The contract is held against what this run sends and not an earlier one. */
module.exports = () => {
	rmSync('test/contract/traffic.jsonl', { force: true });
	rmSync('test/contract/outputs.jsonl', { force: true });
};
