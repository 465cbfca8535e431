import { readArguments, toWholeNumber, type Bad, type Help } from '../command-line.ts';

export interface TortureOptions {
  readonly seconds: number;
  readonly seed: number;
  /** How many seconds it may take until it is quiet again. */
  readonly quiet: number;
  readonly out: string;
  /** So many operations a second are wanted before the first fault. */
  readonly pace: number;
  /** Whether everything is replayed at the end. */
  readonly replays: boolean;
  /** Bugs to prove: all, or those named. */
  readonly prove: readonly string[] | undefined;
}

export type Options = Help | Bad | ({ readonly kind: 'run' } & TortureOptions);

const text = { type: 'string' } as const;

/** What a proof does not take: each bug has its own. */
const ofOneRun = ['seconds', 'seed', 'pace', 'no-replay'] as const;

export function readOptions(args: readonly string[], today: number): Options {
  return readArguments(
    args,
    {
      allowPositionals: true,
      options: {
        ...{ seconds: text, seed: text, quiet: text, out: text, pace: text },
        prove: { type: 'boolean', default: false },
        'no-replay': { type: 'boolean' },
      },
    },
    (values, positionals): Options => {
      if (positionals.length > 0 && !values.prove) throw new Error(`unknown: ${positionals[0]}`);
      const given = ofOneRun.find((name) => values[name] !== undefined);
      if (values.prove && given !== undefined) {
        throw new Error(
          `--${given} does not go with --prove, which runs each bug as its list says`,
        );
      }
      return {
        kind: 'run',
        seconds: toWholeNumber('seconds', values.seconds ?? '90'),
        seed: toWholeNumber('seed', values.seed ?? String(today)),
        quiet: toWholeNumber('quiet', values.quiet ?? '120'),
        out: values.out ?? '.data/torture',
        pace: toWholeNumber('pace', values.pace ?? '50'),
        replays: values['no-replay'] !== true,
        prove: values.prove ? positionals : undefined,
      };
    },
  );
}
