/**
 * Until a later listener takes over, SIGINT and SIGTERM end this process with exit code 0: Ctrl-C
 * before a server has its own handlers is an ordinary end of it as well.
 */
export function endQuietlyWhileLoading() {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      if (process.listenerCount(signal) === 1) process.exit(0);
    });
  }
}
