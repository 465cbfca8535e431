import { readArguments, toWholeNumber, type Bad, type Help } from '../command-line.ts';

export interface SoakOptions {
  readonly minutes: number;
  readonly pauseMs: number;
  readonly seed: number;
  readonly out: string;
}

export type Options = Help | Bad | ({ readonly kind: 'run' } & SoakOptions);

const text = { type: 'string' } as const;

export function readOptions(args: readonly string[]): Options {
  return readArguments(
    args,
    {
      options: {
        ...{ minutes: text, pause: text, seed: text, out: text },
      },
    },
    (values): Options => {
      return {
        kind: 'run',
        minutes: toWholeNumber('minutes', values.minutes ?? '30'),
        pauseMs: toWholeNumber('pause', values.pause ?? '3000'),
        seed: toWholeNumber('seed', values.seed ?? '1'),
        out: values.out ?? '.data/soak',
      };
    },
  );
}
