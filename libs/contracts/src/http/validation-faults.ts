import type { z } from 'zod';
import type { ValidationFault } from './problem.ts';
import { toSentence } from './validation-sentences.ts';

type Issue = z.core.$ZodIssue;

const escapePointer = (key: PropertyKey) => String(key).replaceAll('~', '~0').replaceAll('/', '~1');

function depthOf(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map(({ path }) => path.length));
}

/** Of a union the branch that was most likely meant: fewest faults, then the deepest ones. */
function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const [first = []] = branches.toSorted(
    (a, b) => weightOf(a) - weightOf(b) || depthOf(b) - depthOf(a),
  );
  return first;
}

/** Every unknown field of a branch speaks against it. */
function weightOf(issues: readonly Issue[]): number {
  return issues.reduce(
    (sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1),
    0,
  );
}

function* faultsOf(issue: Issue, base: readonly PropertyKey[]): Generator<ValidationFault> {
  const path = [...base, ...issue.path];
  const pointer = (keys: readonly PropertyKey[]) =>
    keys.map((key) => `/${escapePointer(key)}`).join('');
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) yield { pointer: pointer([...path, key]), detail: 'is unknown' };
  } else if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    for (const inner of likeliestBranch(issue.errors)) yield* faultsOf(inner, path);
  } else {
    yield { pointer: pointer(path), detail: toSentence(issue) };
  }
}

/**
 * `errors` of a validation problem: JSON Pointers (RFC 6901) and sentences, in reading order, one for
 * a field. Pointers into the body stand alone; for another part say which, `#query`.
 */
export function toValidationFaults(
  issues: readonly Issue[],
  part: '' | '#path' | '#query' | '#headers' = '',
): ValidationFault[] {
  const first = new Map<string, ValidationFault>();
  for (const { pointer, detail } of issues.flatMap((issue) => [...faultsOf(issue, [])])) {
    const place = `${part}${pointer}`;
    if (!first.has(place)) first.set(place, { pointer: place, detail });
  }
  return [...first.values()];
}
