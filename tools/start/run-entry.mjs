import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import nodeModule from 'node:module';
import { constants } from 'node:os';
import { PINNED_MAJOR, majorOf } from './pinned-node.mjs';
import { inRoot, say } from './root.mjs';

/** What Node makes of our code, its types taken out, is kept for the next process and for all that it starts. */
const compileCache = inRoot('node_modules/.cache/compile');

/**
 * Runs a TypeScript entry on the pinned Node or a newer one. npm scripts of an installed tree are on
 * it already: then in this very process. On the first start, or typed by hand on an older Node, in a
 * child that gets our signals and our end.
 */
export async function runEntry(entry, args, { isServing }) {
  const path = inRoot(entry);
  if (!existsSync(path)) {
    say(`${entry} is not part of this release yet.`);
    process.exitCode = 1;
    return;
  }
  process.env.NODE_COMPILE_CACHE ??= compileCache;
  if (majorOf(process.version) >= PINNED_MAJOR) {
    process.argv = [process.argv[0], path, ...args];
    nodeModule.enableCompileCache(process.env.NODE_COMPILE_CACHE);
    await import(path);
    return;
  }
  const node = findPinnedNode();
  if (node !== undefined) process.exitCode = await runChild(node, [path, ...args], { isServing });
}

/** Without its install script the package is there but its program is not, and npm says nothing. */
function findPinnedNode() {
  const program = inRoot('node_modules/node/bin/node');
  const description = inRoot('node_modules/node/package.json');
  if (existsSync(program) && existsSync(description)) {
    const { version } = JSON.parse(readFileSync(description, 'utf8'));
    if (majorOf(version) === PINNED_MAJOR) return program;
  }
  say(
    `Node ${PINNED_MAJOR}, which gomomo brings along, was not installed: npm did not run its install\n` +
      'script. Allow it (npm config get ignore-scripts must say false), then: npm rebuild node',
  );
  process.exitCode = 1;
  return undefined;
}

function runChild(node, args, { isServing }) {
  // The channel is there to be cut: when we are killed with -9 the child notices and ends in order.
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (child.connected) child.disconnect();
      const wasStopped = isServing && (signal === 'SIGINT' || signal === 'SIGTERM');
      resolve(wasStopped ? 0 : (code ?? 128 + constants.signals[signal]));
    });
  });
}
