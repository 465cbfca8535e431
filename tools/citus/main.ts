/** `npm run citus -- --help` */
import { existsSync } from 'node:fs';
import { runCommandLine } from '../command-line.ts';
import { buildCitus, findObstacle, joinInstallations } from './build-citus.ts';
import { inFolder } from './in-folder.ts';
import { measureRates } from './measure-rates.ts';
import { measureSizes } from './measure-sizes.ts';
import { hasCitus, help, readOptions, type CitusOptions } from './options.ts';
import { runSpecs } from './run-specs.ts';

const say = (text: string): void => console.log(text);

await runCommandLine(readOptions(process.argv.slice(2)), help, async (options) => {
  process.exitCode = await run(options);
});

async function run({ source, ...options }: CitusOptions): Promise<number> {
  const { parts, postgres } = options;
  if (!existsSync(`${postgres}/initdb`)) {
    say(`skipped: no PostgreSQL in ${postgres} (apt-get install postgresql-15)`);
    return 0;
  }
  if (parts.includes('sizes')) await measureSizes(options);
  if (parts.every((part) => part === 'sizes')) return 0;
  if (source === undefined) return runWithCitus(options);
  const obstacle = findObstacle(source, postgres);
  if (obstacle !== undefined) {
    say(obstacle);
    return 2;
  }
  const built = await buildCitus(source, postgres, say);
  return inFolder((place) =>
    runWithCitus({ ...options, postgres: joinInstallations(postgres, built, place) }),
  );
}

async function runWithCitus(options: Omit<CitusOptions, 'source'>): Promise<number> {
  const { parts, postgres } = options;
  if (!hasCitus(postgres)) {
    say(`skipped: the PostgreSQL in ${postgres} has no Citus, which we do not ship (--source=DIR)`);
    return 0;
  }
  if (parts.includes('rates')) await measureRates(options);
  return parts.includes('specs') ? runSpecs(options) : 0;
}
