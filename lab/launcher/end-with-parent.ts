/** Loaded ahead of each program of the lab: ends it when the launcher is gone, however that ended. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// It must not be what keeps the program alive.
process.channel?.unref();
