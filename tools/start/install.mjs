import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import {
  clientIsGenerated,
  countInstalled,
  noteGenerated,
  noteInstalled,
  packagesAreInstalled,
  someAreInstalled,
} from './installed.mjs';
import { PINNED_MAJOR, majorOf } from './pinned-node.mjs';
import { inRoot, root, say } from './root.mjs';

const lockFile = inRoot('.cache/install.pid');
const NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH/;
const HEARTBEAT_MS = 10_000;

/**
 * Installs what package-lock.json asks for when node_modules does not hold it, and makes the
 * generated client anew when its schema is newer. Answers false after saying what went wrong.
 * `extent`: whether the tools of tests and lint are wanted too (see installed.mjs).
 */
export async function ensureInstalled({ isServing, extent }) {
  if (packagesAreInstalled(extent) && clientIsGenerated()) return true;
  await takeTurn();
  try {
    if (!packagesAreInstalled(extent) && !(await installPackages({ isServing, extent })))
      return false;
    return clientIsGenerated() || (await generateClient());
  } finally {
    rmSync(lockFile, { force: true });
  }
}

/** Two commands typed at once on a fresh clone: the second waits for the first one's install. */
async function takeTurn() {
  mkdirSync(inRoot('.cache'), { recursive: true });
  for (let told = false; ; told = true) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!told) say('waiting for another command that is installing packages...');
    if (!holderLives()) rmSync(lockFile, { force: true });
    else await delay(300);
  }
}

function holderLives() {
  try {
    process.kill(Number(readFileSync(lockFile, 'utf8')) || process.pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The workspaces that serve and their production packages; the pinned Node where this one is older. */
function extentArguments(extent) {
  // include=dev: tools of tests are wanted also where NODE_ENV says production.
  if (extent === 'all') return ['--include=dev'];
  const serving = ['apps/all-in-one', 'tools'].filter((folder) =>
    existsSync(inRoot(`${folder}/package.json`)),
  );
  const hasNode = majorOf(process.version) >= PINNED_MAJOR;
  return [
    '--omit=dev',
    ...serving.flatMap((folder) => ['--workspace', folder]),
    `--include-workspace-root=${String(!hasNode)}`,
  ];
}

/** `npm ci` empties node_modules first, under the feet of a product that is running from it. */
const verb = () => (someAreInstalled() ? ['install', '--no-save'] : ['ci']);

async function installPackages({ isServing, extent }) {
  const what = extent === 'all' ? 'packages with the tools for tests' : 'packages';
  say(`installing ${what} (once, about half a minute)...`);
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  const { code, interrupted, output } = await run(
    [...npm, ...verb(), ...extentArguments(extent)],
    () => `installing ${what}: ${countInstalled()} are in place`,
  );
  if (interrupted) {
    say('stopped while installing; the next start continues');
    process.exitCode = isServing ? 0 : 130;
    return false;
  }
  if (code === 0) {
    noteInstalled(extent);
    return true;
  }
  say(output.trimEnd().split('\n').slice(-15).join('\n'));
  say(`\nPackages could not be installed (npm ended with ${code}).`);
  if (code === 'ENOENT') say('There is no npm here: install it beside Node.');
  else if (NETWORK.test(output))
    say('The npm registry cannot be reached: check network and proxy.');
  process.exitCode = 1;
  return false;
}

async function generateClient() {
  say('generating the database client...');
  const { code, output } = await run(
    [process.execPath, 'tools/postinstall.mjs'],
    () => 'generating the database client',
  );
  if (code === 0) {
    noteGenerated();
    return true;
  }
  say(`${output}\nThe database client could not be generated.`);
  process.exitCode = 1;
  return false;
}

/** Runs to the end, telling now and then what is being done; SIGINT and SIGTERM are passed on. */
async function run([program, ...args], progress) {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  let interrupted = false;
  const pass = (signal) => {
    interrupted = true;
    child.kill(signal);
  };
  process.on('SIGINT', pass).on('SIGTERM', pass);
  const startedAt = Date.now();
  const heartbeat = setInterval(() => {
    say(`${progress()} (${Math.round((Date.now() - startedAt) / 1000)} s)...`);
  }, HEARTBEAT_MS);
  const code = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.code));
    child.once('close', (status, signal) => resolve(status ?? signal));
  });
  clearInterval(heartbeat);
  process.off('SIGINT', pass).off('SIGTERM', pass);
  return { code, interrupted, output };
}
