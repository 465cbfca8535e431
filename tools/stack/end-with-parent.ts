/**
 * Preloaded into every process of the stack: when the starter is killed with -9 its channel breaks,
 * and the process ends in order as if it had been asked to.
 */
const drainMs = 25_000;

process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), drainMs).unref();
});
process.channel?.unref();
