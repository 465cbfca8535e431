import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
} from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { outputOf } from '../cluster/run-program.ts';

/** What cannot be told from a hint alone: which folder, which release. */
const packages = 'apt-get install gcc make postgresql-server-dev-15 libkrb5-dev libzstd-dev';

const configOf = (binDir: string, ...asked: readonly string[]): string =>
  execFileSync(join(binDir, 'pg_config'), asked, { encoding: 'utf8' }).trim();

/** What a build for that server lacks, and where it is to be had, in one sentence. */
export function findObstacle(source: string, binDir: string): string | undefined {
  const version = versionOf(source);
  if (version === undefined) {
    return `--source=${source} is no Citus: no configure with its version (git clone -b release-12.1 https://github.com/citusdata/citus)`;
  }
  if (!version.startsWith('12.1.')) return `--source=${source} is Citus ${version}, not 12.1`;
  const server = configOf(binDir, '--version');
  if (!server.startsWith('PostgreSQL 15.')) return `${binDir} is ${server}, not PostgreSQL 15`;
  const includes = ['--includedir-server', '--includedir'].map((name) => configOf(binDir, name));
  const headers = ['postgres.h', 'libpq/libpq-be.h', 'libpq-fe.h', 'zstd.h'];
  const flags = includes.map((folder) => `-I${folder}`);
  const probe = spawnSync('gcc', [...flags, '-fsyntax-only', '-x', 'c', '-'], {
    input: headers.map((name) => `#include <${name}>\n`).join(''),
  });
  const isReady = probe.status === 0 && existsSync(configOf(binDir, '--pgxs'));
  return isReady ? undefined : `Citus cannot be built here: it wants ${packages}`;
}

function versionOf(source: string): string | undefined {
  const configure = join(source, 'configure');
  if (!existsSync(configure)) return undefined;
  const text = readFileSync(configure, 'utf8');
  if (!text.includes("PACKAGE_NAME='Citus'")) return undefined;
  return /^PACKAGE_VERSION='(.+)'$/m.exec(text)?.[1];
}

/**
 * A Citus for the server of `binDir`, from the cache or built into it; the source and the server are left as they are.
 *
 * @returns a folder that is laid out as the file system is: `usr/lib/postgresql/15/lib/citus.so`
 * @throws Error with what configure or make say where they fail
 */
export async function buildCitus(
  source: string,
  binDir: string,
  say: (text: string) => void,
): Promise<string> {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'gomomo/citus');
  const built = join(cache, keyOf(source, binDir));
  if (!existsSync(built)) {
    say(
      `building Citus ${versionOf(source) ?? ''} into ${built}: one minute on two free cores, once`,
    );
    await build(source, binDir, built);
  }
  return built;
}

/** Of every line that is compiled, and of what it is compiled for. */
function keyOf(source: string, binDir: string): string {
  const content = createHash('sha256').update(configOf(binDir, '--version', '--configure'));
  const files = globSync('{configure,{src,vendor}/**/*.{c,h,sql}}', { cwd: source });
  for (const name of files.toSorted())
    content.update(name).update(readFileSync(join(source, name)));
  return content.digest('hex').slice(0, 12);
}

/** Beside its place first: what is in the cache is whole. */
async function build(source: string, binDir: string, place: string): Promise<void> {
  mkdirSync(dirname(place), { recursive: true });
  const making = mkdtempSync(`${place}-`);
  const [copy, made] = [join(making, 'source'), join(making, 'made')];
  try {
    cpSync(source, copy, { recursive: true, filter: (path) => basename(path) !== '.git' });
    const now = new Date(); // newer than what it is made from, else autoconf is called for
    utimesSync(join(copy, 'configure'), now, now);
    const given = { cwd: copy, env: { PG_CONFIG: join(binDir, 'pg_config') } };
    await outputOf('./configure', ['--without-libcurl', '--without-lz4'], given);
    await outputOf('make', ['clean'], given); // it may have been built where it was
    await outputOf('make', ['-s', `-j${availableParallelism()}`, 'with_llvm=no'], given);
    await outputOf('make', ['-s', 'install', 'with_llvm=no', `DESTDIR=${made}`], given);
    renameSync(made, place);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/**
 * A copy of the server with Citus in it: a PostgreSQL finds its files by where its program lies, and the one that is
 * installed is nobody's to change.
 *
 * @returns the folder of its programs
 */
export function joinInstallations(binDir: string, citus: string, place: string): string {
  const folders = ['--bindir', '--pkglibdir', '--sharedir'].map((name) => configOf(binDir, name));
  for (const folder of folders) {
    cpSync(folder, join(place, folder), {
      recursive: true,
      filter: (path) => basename(path) !== 'bitcode',
    });
  }
  cpSync(citus, place, { recursive: true });
  return join(place, folders[0] as string);
}
