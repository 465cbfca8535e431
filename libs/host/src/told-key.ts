import type { Env } from '@gomomo/config';

/**
 * What a person at a terminal is told of a secret that the services got: the one made here, or only
 * that one was given. A given one is never repeated.
 */
export function toldKey(name: string, given: Env, made: Readonly<Record<string, string>>): string {
  const isGiven = given[name] !== undefined && given[name] !== '';
  return isGiven ? `the given one (${name})` : (made[name] ?? '');
}
