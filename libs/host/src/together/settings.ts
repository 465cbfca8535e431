import {
  parseEnv,
  productSettings,
  withoutGiven,
  type Env,
  type ProductSettings,
} from '@gomomo/config';
import type { Secrets } from './embedded.ts';

/** What a person at a terminal wants by default; production takes the product's own defaults. */
const embeddedDefaults = { LOG_LEVEL: 'warn' } as const;

/** Settings that must be known before there is a data folder to keep secrets in. */
export function readPlace(env: Env): Pick<ProductSettings, 'DATA_DIR' | 'HOST' | 'PORT'> {
  return parseEnv(productSettings.pick({ DATA_DIR: true, HOST: true, PORT: true }), env);
}

export const isProduction = (env: Env): boolean => env['NODE_ENV'] === 'production';

/**
 * The environment that the apps read. Outside production a missing secret is the one of the data
 * folder; a given value always wins. Production is completed by nothing.
 */
export function completeEnv(env: Env, secrets: Secrets | undefined): Env {
  if (isProduction(env)) return env;
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  const seedDemo = env['DATABASE_URL'] ? '0' : '1';
  return {
    ...embeddedDefaults,
    SEED_DEMO: seedDemo,
    ...(secrets && withoutGiven(productSettings, secrets, env)),
    ...Object.fromEntries(given),
  };
}

/** Every setting of the product. @throws AppError('bad-config') that lists every fault */
export const readSettings = (env: Env): ProductSettings => parseEnv(productSettings, env);
