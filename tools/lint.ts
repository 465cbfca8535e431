/**
 * `npm run lint`: formatter, boundaries, rules. The project graph is built first: without it
 * enforce-module-boundaries checks nothing and says so only in passing.
 */
import { spawnSync } from 'node:child_process';
import { runPlainCommand } from './command-line.ts';

const folders = ['apps', 'libs', 'infra', 'tools', 'examples'];
const steps: readonly (readonly string[])[] = [
  ['nx', 'graph', '--file=node_modules/.cache/graph.json'],
  ['prettier', '--check', '--log-level', 'warn', '.'],
  ['eslint', '--max-warnings=0', '--no-error-on-unmatched-pattern', ...folders],
  ['depcruise', '--config', '.dependency-cruiser.mjs', '--output-type', 'err', ...folders],
];

const help = `npm run lint: formatter, boundaries, rules, over everything; ends with 1 where there is something to mend.

  --help  this
`;

async function lint(): Promise<void> {
  for (const [command = '', ...args] of steps) {
    const { status } = spawnSync(`node_modules/.bin/${command}`, args, {
      stdio: command === 'nx' ? ['ignore', 'ignore', 'inherit'] : 'inherit',
      env: { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true' },
      timeout: 180_000,
    });
    if (status === 0) continue;
    console.error(`lint: ${command} found something to mend`);
    process.exitCode = 1;
  }
}

await runPlainCommand(help, lint);
