import { services } from '@gomomo/infra';
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

/** The named ones in the order of the list, and when they are tried those that they ask. */
function choose(only: readonly string[], tries: boolean): string[] {
  const wanted = new Set(only.length === 0 ? services.map(({ name }) => name) : only);
  if (tries) {
    for (const { name, calls = [] } of services) {
      if (wanted.has(name)) for (const other of calls) wanted.add(other);
    }
  }
  return services.map(({ name }) => name).filter((name) => wanted.has(name));
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
      const names = services.map(({ name }) => name);
      const strange = values.only.find((it) => !names.includes(it));
      if (strange !== undefined) {
        throw new Error(`--only takes ${names.join(', ')}, not ${strange}`);
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
