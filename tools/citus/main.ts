/** `npm run citus -- --help` */
import { existsSync } from 'node:fs';
import { help, parseOptions } from './options.ts';
import { measureRates } from './measure-rates.ts';
import { measureSizes } from './measure-sizes.ts';
import { runSpecs } from './run-specs.ts';

const options = parseOptions(process.argv.slice(2));

if (typeof options === 'string') {
  console.log(options);
  process.exitCode = options === help ? 0 : 2;
} else if (!existsSync(`${options.postgres}/initdb`)) {
  console.log(`skipped: no PostgreSQL in ${options.postgres} (apt-get install postgresql-15)`);
} else {
  if (options.parts.includes('sizes')) await measureSizes(options);
  const wantsCitus = options.parts.some((part) => part !== 'sizes');
  if (wantsCitus && !options.hasCitus) {
    console.log(
      `skipped: the PostgreSQL in ${options.postgres} has no Citus, which we do not ship`,
    );
  } else {
    if (options.parts.includes('rates')) await measureRates(options);
    if (options.parts.includes('specs')) process.exitCode = await runSpecs(options);
  }
}
