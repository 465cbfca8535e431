/**
 * `npm run generate`: renews everything that is generated and committed, and the Prisma client.
 * `npm run generate -- --check` writes nothing and fails when a committed file is out of date.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments, runCommandLine } from './command-line.ts';
import { findStaleFiles, renderGeneratedFiles } from './generated-files.ts';

const root = join(import.meta.dirname, '..');

function runNode(script: string): void {
  const { status } = spawnSync(process.execPath, [script], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

const help = `npm run generate: renews everything that is generated and committed, and the Prisma client.

  --check  writes nothing, and ends with 1 when a committed file is out of date
  --help   this
`;

async function generate({ checks }: { checks: boolean }): Promise<void> {
  if (checks) {
    for (const path of await findStaleFiles(root)) {
      console.error(`${path} is out of date: npm run generate`);
      process.exitCode = 1;
    }
  } else {
    runNode('tools/postinstall.mjs');
    runNode('libs/contracts/src/publish.ts');
    for (const [path, text] of await renderGeneratedFiles(root)) {
      if (readFileSync(join(root, path), 'utf8') === text) continue;
      writeFileSync(join(root, path), text);
      console.log(`wrote ${path}`);
    }
  }
}

const asked = readArguments(
  process.argv.slice(2),
  { options: { check: { type: 'boolean', default: false } } },
  ({ check }) => ({ kind: 'run', checks: check }) as const,
);
await runCommandLine(asked, help, generate);
