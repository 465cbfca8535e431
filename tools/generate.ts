/**
 * `npm run generate`: renews everything that is generated and committed, and the Prisma client.
 * `npm run generate -- --check` writes nothing and fails when a committed file is out of date.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findStaleFiles, renderGeneratedFiles } from './generated-files.ts';

const root = join(import.meta.dirname, '..');

function runNode(script: string): void {
  const { status } = spawnSync(process.execPath, [script], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

if (process.argv.includes('--check')) {
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
