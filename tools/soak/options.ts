import { parseArgs } from 'node:util';
import { toWholeNumber } from '../command-line.ts';

export interface SoakOptions {
  readonly minutes: number;
  readonly pauseMs: number;
  readonly seed: number;
  readonly out: string;
}

export type Options =
  | { readonly kind: 'help' }
  | { readonly kind: 'bad'; readonly message: string }
  | ({ readonly kind: 'run' } & SoakOptions);

const text = { type: 'string' } as const;

export function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...{ minutes: text, pause: text, seed: text, out: text },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    return {
      kind: 'run',
      minutes: toWholeNumber('minutes', values.minutes ?? '30'),
      pauseMs: toWholeNumber('pause', values.pause ?? '3000'),
      seed: toWholeNumber('seed', values.seed ?? '1'),
      out: values.out ?? '.data/soak',
    };
  } catch (error) {
    return { kind: 'bad', message: error instanceof Error ? error.message : String(error) };
  }
}
