import { services } from '@gomomo/infra';
import { operatorImage } from '../build/plan.ts';
import { readArguments, type Bad, type Help } from '../command-line.ts';

export type Options =
  | Help
  | Bad
  | {
      readonly kind: 'run';
      readonly apps: readonly string[];
      readonly tries: boolean;
      readonly keeps: boolean;
    };

const every: readonly string[] = [...services.map(({ name }) => name), operatorImage];

/** The named ones in the order of the list, and when they are tried those that they ask. */
function choose(only: readonly string[], tries: boolean): string[] {
  const wanted = new Set(only.length === 0 ? every : only);
  if (tries) {
    for (const { name, calls = [] } of services) {
      if (wanted.has(name)) for (const other of calls) wanted.add(other);
    }
  }
  return every.filter((name) => wanted.has(name));
}

export function readOptions(args: readonly string[]): Options {
  return readArguments(
    args,
    {
      options: {
        only: { type: 'string', multiple: true, default: [] },
        try: { type: 'boolean', default: false },
        keep: { type: 'boolean', default: false },
      },
    },
    (values): Options => {
      const strange = values.only.find((it) => !every.includes(it));
      if (strange !== undefined) {
        throw new Error(`--only takes ${every.join(', ')}, not ${strange}`);
      }
      return {
        kind: 'run',
        apps: choose(values.only, values.try),
        tries: values.try,
        keeps: values.keep,
      };
    },
  );
}
