/**
 * Loaded into n8n before n8n itself: puts its clock forward when told to, for what ends after a time
 * that no test waits for. Timers run as ever.
 */
const now = Date.now;
let aheadMs = 0;
Date.now = () => now() + aheadMs;

process.on('message', (message) => {
	if (typeof message?.aheadMs !== 'number') return;
	({ aheadMs } = message);
	process.send?.(message);
});
// listening alone must not keep n8n from ending
process.channel?.unref();
