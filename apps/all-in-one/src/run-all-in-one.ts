import type { Env } from '@gomomo/config';
import * as embedded from '@gomomo/embedded';
import { loadEnvFile, runTogether, type Together } from '@gomomo/host';
import { loadApp, services } from '@gomomo/infra';
import { help } from './help.ts';
import { prepare } from './prepare.ts';

/** Whoever starts it with more beside it. */
export interface Beside {
  /** Settings that win over the file's, not over given ones. */
  readonly env: Env;
  /** Once it answers. What it throws is said, and ends nothing. */
  whenReady(together: Together): Promise<void>;
}

/** `npm start`: the whole product in this process until it is asked to stop; answers the exit code. */
export async function runAllInOne(
  args: readonly string[],
  given: Env,
  beside?: Beside,
): Promise<number> {
  const [unknown] = args.filter((argument) => argument !== '--help');
  if (unknown !== undefined) {
    process.stderr.write(
      `npm start knows no ${unknown}; npm start -- --help says what it knows.\n`,
    );
    return 2;
  }
  if (args.includes('--help')) {
    process.stdout.write(help);
    return 0;
  }
  // Prisma's pg adapter does what pg 9 will forbid; nobody at a terminal can do anything about it.
  process.noDeprecation = true;
  loadEnvFile('.env');
  const apps = await Promise.all(services.map(loadApp));
  return runTogether(apps, {
    env: { ...beside?.env, ...given },
    embedded,
    prepare,
    ...(beside && { whenReady: beside.whenReady }),
  });
}
