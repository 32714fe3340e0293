/**
 * Runs a server that, unlike n8n, cannot be told to watch who started it (see leash.cjs): ends it
 * when that one is gone, however it went. Arguments: spawn's options as JSON, the program, and its
 * own arguments.
 */
const { spawn } = require('node:child_process');

const [options, program, ...args] = process.argv.slice(2);
const server = spawn(program, args, { stdio: 'inherit', ...JSON.parse(options) });

server.on('error', (error) => {
	console.error(error.message);
	process.exit(1);
});
server.on('exit', (code) => process.exit(code ?? 1));

// PostgreSQL takes SIGTERM as an order to wait until its last client leaves
const stop = () => server.kill('SIGINT');
process.on('SIGTERM', stop);
process.on('disconnect', stop);
