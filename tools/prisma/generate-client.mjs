// Makes the Prisma client anew from its schema and packs it. Installs the CLI when it is missing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packClient, schemaFile } from './packed-client.mjs';

const here = import.meta.dirname;
const cli = join(here, 'node_modules/prisma/build/index.js');

function run(program, args, env = {}) {
  const { status } = spawnSync(program, args, {
    cwd: here,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  });
  return status === 0;
}

/** @returns {boolean} whether there is a client of the present schema now */
export function generateClient() {
  if (!existsSync(cli) && !run('npm', ['ci', '--ignore-scripts', '--no-progress'])) return false;
  const generated = run(process.execPath, [cli, 'generate', `--schema=${schemaFile}`], {
    // It looks for a native schema engine that it does not use; naming any executable stops the
    // download (the client runs on a query compiler in WebAssembly).
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
    // It keeps a list of commands in the home folder otherwise.
    XDG_CONFIG_HOME: join(here, 'node_modules/.config'),
  });
  if (generated) packClient();
  return generated;
}
