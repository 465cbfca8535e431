import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** Messages that no schema of ours has written: the validator's own begin like this. */
const isOurs = (message: string): boolean => !/^(?:Invalid|Too |Unrecognized)/.test(message);

/**
 * What is wrong with one field, in a sentence whose subject is the field ("must be text"). The
 * validator's own words name its types and never reach a client.
 */
export function toSentence(issue: Issue): string {
  if (isOurs(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? 'is required' : ofType(issue.expected);
    case 'too_small':
      return ofSize(issue.origin, 'at least', Number(issue.minimum), issue.inclusive ?? true);
    case 'too_big':
      return ofSize(issue.origin, 'at most', Number(issue.maximum), issue.inclusive ?? true);
    case 'invalid_value':
      return `must be ${toList(issue.values.map(String))}`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return 'is unknown';
    case 'invalid_format':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'custom':
      return 'has a form that is not known here';
  }
}

const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

const ofType = (expected: string): string => `must be ${types[expected] ?? 'of another type'}`;

/** What a size counts, one and many. */
const units: Readonly<Record<string, readonly [string, string]>> = {
  string: ['character', 'characters'],
  array: ['item', 'items'],
};

function ofSize(
  origin: string,
  bound: 'at least' | 'at most',
  size: number,
  inclusive: boolean,
): string {
  const unit = units[origin];
  if (unit === undefined) {
    if (inclusive) return `must be ${bound} ${size}`;
    return `must be ${bound === 'at least' ? 'more' : 'less'} than ${size}`;
  }
  if (bound === 'at least' && size === 1) return 'must not be empty';
  return `must have ${bound} ${size} ${unit[size === 1 ? 0 : 1]}`;
}

const toList = (values: readonly string[]): string =>
  values.length < 2 ? values.join() : `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`;
