import { parseArgs } from 'node:util';

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
      minutes: toNumber('minutes', values.minutes ?? '30'),
      pauseMs: toNumber('pause', values.pause ?? '3000'),
      seed: toNumber('seed', values.seed ?? '1'),
      out: values.out ?? '.data/soak',
    };
  } catch (error) {
    return { kind: 'bad', message: error instanceof Error ? error.message : String(error) };
  }
}

function toNumber(name: string, given: string): number {
  const number = Number(given);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new Error(`--${name} takes a whole number from 1 on, not ${given}`);
}
