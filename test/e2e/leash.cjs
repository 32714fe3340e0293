/**
 * Loaded into n8n before n8n itself. Node tells a child when the process that started it is gone,
 * however it went: n8n then ends too, instead of living on with nobody to stop it. At once, with
 * the helpers in its group: what it would still write goes into a folder that is being removed.
 */
process.on('disconnect', () => {
	process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL');
});
// the open channel alone must not keep n8n from ending
process.channel?.unref();
