import * as embedded from '@gomomo/embedded';
import { loadEnvFile, runTogether } from '@gomomo/host';
import { loadApp, services } from '@gomomo/infra';
import { help } from './help.ts';
import { prepare } from './prepare.ts';

const [unknown] = process.argv.slice(2).filter((argument) => argument !== '--help');
if (unknown !== undefined) {
  process.stderr.write(`npm start knows no ${unknown}; npm start -- --help says what it knows.\n`);
  process.exitCode = 2;
} else if (process.argv.includes('--help')) {
  process.stdout.write(help);
} else {
  // Prisma's pg adapter does what pg 9 will forbid; nobody at a terminal can do anything about it.
  process.noDeprecation = true;
  loadEnvFile('.env');
  const apps = await Promise.all(services.map(loadApp));
  process.exitCode = await runTogether(apps, { env: process.env, embedded, prepare });
  // What a client library left open must not keep a stopped product alive.
  process.exit();
}
