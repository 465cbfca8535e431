import type { Check, Checks } from './health.ts';

/**
 * The checks of several services: each under `service.check`, so that none hides another, and once
 * more under its bare name (`postgres`) as the worst of those that share it.
 */
export function mergeChecks(byService: readonly (readonly [string, Checks])[]): Checks {
  const merged = new Map<string, Check>();
  const detailed: [string, Check][] = [];
  for (const [service, checks] of byService) {
    for (const [name, check] of Object.entries(checks)) {
      const known = merged.get(name);
      merged.set(name, known === undefined ? check : worse(known, check));
      detailed.push([`${service}.${name}`, check]);
    }
  }
  return Object.fromEntries([...merged, ...detailed]);
}

/** 0 is well; away what can be done without; away what is needed. */
const gravity = ({ status, needed = true }: Check): number =>
  status === 'up' ? 0 : needed ? 2 : 1;

function worse(left: Check, right: Check): Check {
  if (gravity(left) !== gravity(right)) return gravity(left) > gravity(right) ? left : right;
  return left.ms >= right.ms ? left : right;
}
