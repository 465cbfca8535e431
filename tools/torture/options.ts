import { readArguments, type Bad, type Help } from '../command-line.ts';
import { toWholeNumber } from '../command-line.ts';

export interface TortureOptions {
  readonly seconds: number;
  readonly seed: number;
  /** How many seconds it may take until it is quiet again. */
  readonly quiet: number;
  readonly out: string;
  /** Whether a calm machine is promised, so that too few operations are a failure. */
  readonly isJudged: boolean;
  /** Whether everything is replayed at the end. */
  readonly replays: boolean;
  /** Bugs to prove: all, or those named. */
  readonly prove: readonly string[] | undefined;
}

export type Options = Help | Bad | ({ readonly kind: 'run' } & TortureOptions);

const text = { type: 'string' } as const;

export function readOptions(args: readonly string[], today: number): Options {
  return readArguments(
    args,
    {
      allowPositionals: true,
      options: {
        ...{ seconds: text, seed: text, quiet: text, out: text },
        prove: { type: 'boolean', default: false },
        'no-pace': { type: 'boolean', default: false },
        'no-replay': { type: 'boolean', default: false },
      },
    },
    (values, positionals): Options => {
      if (positionals.length > 0 && !values.prove) throw new Error(`unknown: ${positionals[0]}`);
      return {
        kind: 'run',
        seconds: toWholeNumber('seconds', values.seconds ?? '90'),
        seed: toWholeNumber('seed', values.seed ?? String(today)),
        quiet: toWholeNumber('quiet', values.quiet ?? '120'),
        out: values.out ?? '.data/torture',
        isJudged: !values['no-pace'],
        replays: !values['no-replay'],
        prove: values.prove ? positionals : undefined,
      };
    },
  );
}
