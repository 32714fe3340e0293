/**
 * Loaded into n8n before n8n itself. Node tells a child when the process that started it is gone,
 * however it went: n8n then ends too, instead of living on with nobody to stop it.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// the open channel alone must not keep n8n from ending
process.channel?.unref();
